"""What every form of the admin has in common."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from .visible import require_visible

WORDS_MISSING = "Say in a few words what the picture shows, for those who can't see it."


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

    def clean(self):
        cleaned = super().clean()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str):
                self.check_visible(name, value)
        return cleaned

    def check_visible(self, name, text):
        try:
            require_visible(text)
        except ValidationError as error:
            self.add_error(name, error)

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            error = ValidationError(self.placed(error.error_dict))
        super().add_error(field, error)
        for name in self.fields.keys() & self.errors.keys():
            self.fields[name].widget.is_refused = True

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


def require_words(form, picture, words):
    """Refuse a new picture without its text; `picture` and `words` name two fields.

    One that came without in an import stands in the way of no other change.
    """
    if not {picture, words} & set(form.changed_data):
        return
    if form.cleaned_data.get(picture) and not form.cleaned_data.get(words, "missing"):
        form.add_error(words, ValidationError(WORDS_MISSING, code="required"))
