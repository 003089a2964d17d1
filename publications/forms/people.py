"""The people of a work: names are typed, and become authors with it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from publications.filling import NotOneName, People, Unclear, meant
from publications.importing.values import fitted
from publications.models import Author, Authorship

from .naming import NameInput, answer_to
from .ordering import OrderedForm, OrderedFormSet
from .visible import require_visible

MAX_NAME = 2000


class AuthorshipForm(OrderedForm):
    """`meant` says whom a name means that was typed; None where it is as it was."""

    author = forms.CharField(
        label="Name",
        max_length=MAX_NAME,
        widget=NameInput("author", {"placeholder": "Ada Lovelace"}),
    )
    meant = None

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people or People()
        if self.instance.pk:
            self.initial["author"] = self.instance.printed()
            if self.instance.name:
                note = f"In the registry: {self.instance.author}"
                self.fields["author"].widget.note = note

    def _get_validation_exclusions(self):
        # Known to be there; the database would be asked once for each row.
        return super()._get_validation_exclusions() | {"author"}

    def clean_author(self):
        typed = self.cleaned_data["author"]
        require_visible(typed)
        before = self.instance.author if self.instance.pk else None
        if before and typed == self.initial["author"]:
            return before
        self.meant = self.asked(typed, before)
        return self.meant.author

    def asked(self, typed, before):
        try:
            found = meant(self.people, typed, answer_to(self, "author"), before)
        except NotOneName as problem:
            raise ValidationError(str(problem), code="name") from problem
        except Unclear as unclear:
            self.fields["author"].widget.question = unclear.question
            raise ValidationError("Say who this is.", code="who") from unclear
        if not found.author:
            check_name(found.person)
        self.fields["author"].widget.note = told_of(found)
        return found

    def settle(self):
        """Take over whom the name means, once everybody has a row."""
        self.instance.author = self.meant.author
        self.instance.name = fitted(Authorship, "name", self.meant.printed)


def told_of(found):
    """What to say below the name before it is saved."""
    if not found.author:
        return "New: added to the authors with the work."
    return f"In the registry: {found.author}" if found.printed else ""


def check_name(person):
    parts = ("given_name", "particle", "family_name", "suffix", "literal")
    author = Author(**{name: getattr(person, name) for name in parts})
    try:
        author.clean_fields(exclude=["slug"])
    except ValidationError as error:
        raise ValidationError(error.messages) from error


class PeopleRows(OrderedFormSet):
    @cached_property
    def people(self):
        return People()

    def get_form_kwargs(self, index):
        return {**super().get_form_kwargs(index), "people": self.people}

    def save(self, commit=True):
        named = [form for form in self.kept_forms() if form.meant]
        self.people.save([form.meant for form in named])
        for form in named:
            form.settle()
        return super().save(commit)

    def save_new_objects(self, commit=True):
        rows = [form for form in self.extra_forms if form in self.kept_forms()]
        self.new_objects = [self.save_new(form, commit=False) for form in rows]
        if commit:
            Authorship.objects.bulk_create(self.new_objects)
        return self.new_objects
