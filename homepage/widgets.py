from django import forms

from .look import OWN_ACCENT


class AccentInput(forms.TextInput):
    """A colour, or none: browsers' own input knows no empty colour, so that the site's
    own stands for it."""

    input_type = "color"
    template_name = "admin/widgets/accent_input.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value or OWN_ACCENT, attrs)
        context["widget"]["attrs"].pop("maxlength", None)
        context["widget"]["is_given"] = bool(value)
        return context

    def value_from_datadict(self, data, files, name):
        colour = super().value_from_datadict(data, files, name)
        is_taken_back = f"{name}-clear" in data
        return "" if is_taken_back or colour == OWN_ACCENT else colour
