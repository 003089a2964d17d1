from django.contrib.admin.widgets import AdminFileWidget, AutocompleteSelect
from django.forms import Media

from publications.forms import is_number_of_row


class PictureInput(AdminFileWidget):
    """A file field that shows the picture it holds."""

    template_name = "admin/widgets/picture_input.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["preview"] = small(value)
        return context


def small(picture):
    """Address and size of the smallest form of a stored picture, or None."""
    if not picture or not hasattr(picture, "field"):
        return None
    sizes = getattr(picture.instance, picture.field.sizes_field)
    variants = sizes.get("variants")
    if not variants:
        return None
    smallest = min(variants, key=lambda variant: variant["width"])
    return {**smallest, "url": picture.storage.url(smallest["name"])}


class NamedAutocomplete(AutocompleteSelect):
    """Autocomplete; where no script runs, a text field takes the name."""

    template_name = "admin/widgets/named_autocomplete.html"

    @property
    def media(self):
        # Django keeps the order within one list only.
        js = ["admin/js/jquery.init.js", "admin/js/autocomplete.js", "desk/choosing.js"]
        return super().media + Media(js=js)

    def value_from_datadict(self, data, files, name):
        typed = data.get(f"{name}_typed", "").strip()
        return typed or super().value_from_datadict(data, files, name)

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, list(filter(is_number_of_row, value)), attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        is_typed = isinstance(value, str) and not is_number_of_row(value)
        context["widget"]["typed"] = value if is_typed else ""
        return context
