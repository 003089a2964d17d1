from django import forms
from django.core.exceptions import ValidationError

from publications.forms import DeskForm, OrderedForm, require_words

from .look import as_typed
from .widgets import AccentInput


class ColourField(forms.CharField):
    """A colour as it may be typed, with or without its #, in six digits or three."""

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return typed
        if colour := as_typed(typed):
            return colour
        raise ValidationError("Write a colour as #0b4a7d.", code="invalid")


class ProfileForm(DeskForm):
    class Meta:
        field_classes = {"accent": ColourField}
        widgets = {"accent": AccentInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "resume_file" in self.fields:
            self.fields["resume_file"].widget.attrs["accept"] = ".pdf"

    def clean(self):
        super().clean()
        require_words(self, "portrait", "portrait_alt")


class ProfileLinkForm(OrderedForm):
    error_places = {"profile_link_other_has_label": "label"}
    examples = ["label"]
