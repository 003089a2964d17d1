"""What may be typed in the admin, and what is said where it may not be."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils.functional import cached_property

from publications.importing.people import AuthorRegistry, same_spelling
from publications.models import Topic, Venue

WORDS_MISSING = "Say in a few words what the picture shows, for those who can't see it."


def require_words(form, picture, words):
    """Refuse a picture without its text; `picture` and `words` name two fields."""
    if form.cleaned_data.get(picture) and not form.cleaned_data.get(words, "missing"):
        form.add_error(words, ValidationError(WORDS_MISSING, code="required"))


class DeskForm(forms.ModelForm):
    """A form that says what a constraint forbids beside the field it is about."""

    # Name of the constraint: name of the field.
    error_places = {}
    # Fields whose help is an example, shown in the empty field itself.
    examples = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, field in self.fields.items():
            if name in self.examples:
                field.widget.attrs["placeholder"] = field.help_text
                field.help_text = ""

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            error = ValidationError(self.placed(error.error_dict))
        super().add_error(field, error)

    def placed(self, errors):
        places = {
            constraint.violation_error_message: self.error_places.get(constraint.name)
            for constraint in self._meta.model._meta.constraints
        }
        placed = {
            f: list(found) for f, found in errors.items() if f != NON_FIELD_ERRORS
        }
        for error in errors.get(NON_FIELD_ERRORS, []):
            place = places.get(error.message)
            field = place if place in self.fields else NON_FIELD_ERRORS
            placed.setdefault(field, []).append(error)
        return placed


class TopicsField(forms.CharField):
    """Names between commas; a name that is new becomes a topic with the work."""

    def prepare_value(self, value):
        is_typed = value is None or isinstance(value, str)
        return value if is_typed else ", ".join(topic.name for topic in value)

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        names = (" ".join(name.split()) for name in super().clean(value).split(","))
        wanted = {name.casefold(): name for name in names if name}
        known = {topic.name.casefold(): topic for topic in Topic.objects.all()}
        topics = [known.get(key) or Topic(name=name) for key, name in wanted.items()]
        for topic in topics:
            check(topic)
        return topics


def check(topic):
    try:
        topic.clean_fields()
    except ValidationError as error:
        raise ValidationError(error.messages) from error


class NamedChoiceField(forms.ModelChoiceField):
    """One row, by its number from the autocomplete or, without script, by its name."""

    def to_python(self, value):
        if value in self.empty_values or is_number_of_row(value):
            return super().to_python(value)
        if found := self.named(value):
            return found
        raise ValidationError(self.missing, code="missing", params={"name": value})


class AuthorField(NamedChoiceField):
    missing = (
        "No author is called “%(name)s”. Add the name under “Authors” first, or write "
        "it as it stands there."
    )

    def named(self, name):
        return AuthorRegistry().by_spelling.get(same_spelling(name))


class VenueField(NamedChoiceField):
    missing = (
        "No venue is called “%(name)s”. Add it under “Venues” first, or write it as "
        "it stands there."
    )

    def named(self, name):
        is_called = Q(name__iexact=name) | Q(short_name__iexact=name)
        return Venue.objects.filter(is_called).first()


def is_number_of_row(value):
    # Eighteen digits always fit into a database's integer.
    return str(value).isdecimal() and len(str(value)) <= 18


class PublicationForm(DeskForm):
    error_places = {"publication_has_title": "title"}

    slug = forms.SlugField(
        label="Address",
        max_length=80,
        required=False,
        error_messages={"unique": "Another work has this address."},
        help_text="The last part of the work's web address. Made from the title when "
        "left empty, and never changed afterwards, so that links to it keep working.",
    )
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


class OrderedForm(DeskForm):
    """A row with a place among its siblings, shown from 1, kept from 0."""

    position = forms.IntegerField(label="Position", required=False, min_value=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["position"] = self.instance.position + 1

    @cached_property
    def changed_data(self):
        """A place alone makes no row."""
        changed = super().changed_data
        return [] if changed == ["position"] and not self.instance.pk else changed


class OrderedFormSet(forms.BaseInlineFormSet):
    """Rows whose places are 0, 1, 2 … after each save; without a number: last."""

    def save(self, commit=True):
        rows = self.rows_in_order()
        for position, form in enumerate(rows):
            form.instance.position = position
        saved = super().save(commit)
        for position, form in enumerate(rows):
            if not form.has_changed() and form.initial["position"] != position + 1:
                form.instance.save(update_fields=["position"])
        return saved

    def rows_in_order(self):
        return sorted(self.kept_forms(), key=place_of)

    def kept_forms(self):
        return [
            form
            for form in self.forms
            if not self._should_delete_form(form)
            and (form.instance.pk or form.has_changed())
        ]


def place_of(form):
    """Sorting key: who moved to a taken place pushes its holder the other way."""
    typed = form.cleaned_data.get("position")
    shown = form.initial.get("position")
    if typed is None:
        return (float("inf"), 0)
    return (typed, -1 if shown is None else (typed > shown) - (typed < shown))


class AuthorshipForm(OrderedForm):
    examples = ["name"]

    class Meta:
        help_texts = {"name": "if printed otherwise"}


class AppearanceForm(OrderedForm):
    error_places = {
        "appearance_citation_key": "citation_key",
        "appearance_month": "month",
        "appearance_day": "day",
    }
    examples = ["name", "place", "doi", "arxiv", "pages", "note", "citation_key"]

    class Meta:
        help_texts = {"name": "18th Symposium on Operating Systems Design (OSDI’24)"}

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year is not None and not 1000 <= year <= 9999:
            raise ValidationError("A year has four digits.", code="year")
        return year


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


class AliasForm(DeskForm):
    class Meta:
        # Its column has no heading that is seen.
        widgets = {"name": AdminTextInputWidget(attrs={"aria-label": "Spelling"})}


class AuthorForm(DeskForm):
    error_places = {
        "author_is_person_or_team": "family_name",
        "author_one_owner": "is_owner",
    }
