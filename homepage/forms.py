from publications.forms import DeskForm, OrderedForm, require_words

from .widgets import AccentInput


class ProfileForm(DeskForm):
    class Meta:
        widgets = {"accent": AccentInput}

    def clean(self):
        super().clean()
        require_words(self, "portrait", "portrait_alt")


class ProfileLinkForm(OrderedForm):
    error_places = {"profile_link_other_has_label": "label"}
    examples = ["label"]
