from django.contrib.admin.widgets import AdminFileWidget


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
