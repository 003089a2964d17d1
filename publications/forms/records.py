"""One form for each kind of record."""

from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError

from publications.markdown import plain

from .choices import TopicsField
from .desk import DeskForm, require_words
from .ordering import OrderedForm
from .visible import require_something

# What stands in the box “Paste to fill”, and what was filled in from there last.
PASTE, USED = "_paste", "_used"
UNUSED = (
    "There is text in the box “Paste to fill” that was not filled in. Press “Fill in "
    "the form”, or empty the box; then save."
)


class PublicationForm(DeskForm):
    error_places = {"publication_has_title": "title"}

    topics = TopicsField(
        required=False, help_text="Separated by commas: Systems, Machine learning"
    )

    class Meta:
        help_texts = {
            "thumbnail": "Stands beside the title: a diagram from the paper, a photo. "
            "A picture from a phone will do; it is made smaller.",
            "thumbnail_alt": "Needed with a picture. What it shows, for those who "
            "can't see it: Throughput against latency; the new curve stays low.",
        }

    def clean_title(self):
        title = self.cleaned_data["title"]
        # Tags with nothing between them are no title either.
        require_something(plain(title))
        return title

    def clean(self):
        super().clean()
        require_words(self, "thumbnail", "thumbnail_alt")
        self.require_use_of_paste()

    def require_use_of_paste(self):
        """Nothing is lost that lies in the box above the form."""
        pasted = self.data.get(PASTE, "").split()
        if pasted and pasted != self.data.get(USED, "").split():
            self.add_error(None, ValidationError(UNUSED, code="unused"))

    def _save_m2m(self):
        # Not earlier: a refused form leaves no topics behind.
        for topic in self.cleaned_data["topics"]:
            if topic.pk is None:
                topic.save()
        super()._save_m2m()


class LinkForm(OrderedForm):
    error_places = {"link_address_or_file": "url", "link_other_has_label": "label"}
    examples = ["label", "url"]

    class Meta:
        help_texts = {
            "label": "Slides",
            "url": "https://example.org/paper.pdf",
        }


class AuthorForm(DeskForm):
    error_places = {
        "author_is_person_or_team": "family_name",
        "author_one_owner": "is_owner",
    }

    class Meta:
        help_texts = {
            "given_name": "Ada, or only A.",
            "family_name": "Lovelace. Who has one name only writes it here.",
            "suffix": "Jr. or III",
            "url": "Their own page: https://example.org/ada",
            "orcid": "Their number there: 0000-0002-1825-0097",
            "is_owner": "Your name stands out in each list of authors.",
        }


class VenueForm(DeskForm):
    class Meta:
        help_texts = {
            "name": "In full, without the year: USENIX Symposium on Operating Systems "
            "Design and Implementation",
            "short_name": "Stands in front, with the year: OSDI",
            "url": "Of the conference or journal: https://www.usenix.org/conferences",
        }


class TopicForm(DeskForm):
    class Meta:
        help_texts = {"name": "Machine learning. Visitors choose works by it."}


class AliasForm(DeskForm):
    class Meta:
        # Its column has no heading that is seen.
        widgets = {"name": AdminTextInputWidget(attrs={"aria-label": "Spelling"})}
