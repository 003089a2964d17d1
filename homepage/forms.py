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
        help_texts = {
            "name": "Stands at the top of your page: Ada Lovelace",
            "pronouns": "Shown beside your name: she/her",
            "affiliation": "The line below: PhD student at Georgia Tech",
            "email": "Everybody can read it on your page: ada@example.org",
            "bio": "Who you are and what you work on, in a few paragraphs.",
            "portrait": "Cut to a square around its middle and made smaller. A picture "
            "from a phone will do.",
            "portrait_credit": "Whose picture it is: Photo: Grace Hopper",
            "resume_url": "Where it can be read: https://example.org/cv.pdf",
            "selected_heading": "Over the works that you have selected.",
            "face": "Serifs are the small feet of letters, as books have them.",
        }
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
    examples = ["label", "url"]

    class Meta:
        help_texts = {
            "label": "Lab page",
            "url": "https://orcid.org/0000-0002-1825-0097",
        }
