"""One form for each kind of record."""

from django.contrib.admin.widgets import AdminTextInputWidget

from .choices import TopicsField
from .desk import DeskForm, require_words
from .ordering import OrderedForm, OrderedFormSet


class PublicationForm(DeskForm):
    error_places = {"publication_has_title": "title"}

    topics = TopicsField(
        required=False, help_text="Separated by commas: Systems, Machine learning"
    )

    def clean(self):
        super().clean()
        require_words(self, "thumbnail", "thumbnail_alt")

    def _save_m2m(self):
        # Not earlier: a refused form leaves no topics behind.
        for topic in self.cleaned_data["topics"]:
            if topic.pk is None:
                topic.save()
        super()._save_m2m()


class AuthorshipForm(OrderedForm):
    examples = ["name"]

    class Meta:
        help_texts = {"name": "if printed otherwise"}


class AppearanceForm(OrderedForm):
    error_places = {
        "appearance_citation_key": "citation_key",
        "appearance_month": "month",
        "appearance_day": "day",
        "appearance_year": "year",
    }
    examples = ["name", "place", "doi", "arxiv", "pages", "note", "citation_key"]

    class Meta:
        help_texts = {"name": "18th Symposium on Operating Systems Design (OSDI’24)"}


class AppearanceFormSet(OrderedFormSet):
    def clean(self):
        super().clean()
        seen = set()
        for form in self.kept_forms():
            key = form.cleaned_data.get("citation_key")
            if key and key in seen:
                form.add_error("citation_key", "Another entry has this citation key.")
            seen.add(key)


class LinkForm(OrderedForm):
    error_places = {"link_address_or_file": "url", "link_other_has_label": "label"}
    examples = ["label"]


class AuthorForm(DeskForm):
    error_places = {
        "author_is_person_or_team": "family_name",
        "author_one_owner": "is_owner",
    }


class AliasForm(DeskForm):
    class Meta:
        # Its column has no heading that is seen.
        widgets = {"name": AdminTextInputWidget(attrs={"aria-label": "Spelling"})}
