"""Model fields of ours: rendered text, web addresses, pictures."""

from django import forms
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString

from .keeping import keep
from .pictures import PictureError, prepare

MAX_PICTURE_BYTES = 20 * 1024 * 1024
WIDTHS = (192, 384, 1152)


class WebAddressField(models.URLField):
    """An address of the web: http or https only, so that none can run a script."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {
        "invalid": "This is no web address, such as https://example.org/paper."
    }

    def __init__(self, *args, max_length=2000, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)

    def formfield(self, **kwargs):
        said = {"invalid": self.error_messages["invalid"]}
        defaults = {"assume_scheme": "https", "error_messages": said}
        return super().formfield(**{**defaults, **kwargs})


class RenderedField(models.TextField):
    """The HTML of the text in the field `source`, made whenever the row is saved.

    `save(update_fields=…)` and `bulk_update()` have to name this field, too.
    """

    def __init__(self, *args, source, renderer, **kwargs):
        self.source = source
        self.renderer = renderer
        kwargs.update(editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            del kwargs[fixed]
        kwargs |= {"source": self.source, "renderer": self.renderer}
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        """Safe in templates: nothing else than the renderer ever writes it."""
        return SafeString(value)

    def pre_save(self, model_instance, add):
        text = getattr(model_instance, self.source)
        html = self.renderer(text) if text else SafeString()
        setattr(model_instance, self.attname, html)
        return html


class PictureField(models.ImageField):
    """A picture, kept as uploaded, and made ready for pages when the row is saved.

    The JSON field named by `sizes_field` receives what pages need: {"kind": "plot",
    "variants": [{"name": "pictures/0f…-192.webp", "width": 192, "height": 128}, …]},
    or {} without a picture. It has to stand below this field in the model, and
    `save(update_fields=…)` has to name both.
    """

    def __init__(
        self,
        *args,
        sizes_field="thumbnail_sizes",
        widths=WIDTHS,
        square=False,
        **kwargs,
    ):
        self.sizes_field = sizes_field
        self.widths = tuple(widths)
        self.square = square
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs["sizes_field"] = self.sizes_field
        if self.widths != WIDTHS:
            kwargs["widths"] = self.widths
        if self.square:
            kwargs["square"] = True
        return name, path, args, kwargs

    def check(self, **kwargs):
        return [*super().check(**kwargs), *self.check_sizes_field()]

    def check_sizes_field(self):
        # Django asks the fields for their values from top to bottom.
        try:
            sizes = self.model._meta.get_field(self.sizes_field)
        except FieldDoesNotExist:
            problem = "does not exist"
        else:
            if sizes.creation_counter > self.creation_counter:
                return []
            problem = "stands above it"
        return [
            checks.Error(
                f"The field “{self.sizes_field}”, which {self} fills, {problem}.",
                hint="Add a JSONField of this name below the picture.",
                obj=self,
                id="publications.E001",
            )
        ]

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PictureFormField, **kwargs})

    def pre_save(self, model_instance, add):
        file = getattr(model_instance, self.attname)
        if not file:
            setattr(model_instance, self.sizes_field, {})
        elif not file._committed:
            self.store(model_instance, file)
        return getattr(model_instance, self.attname)

    def store(self, model_instance, file):
        file.open()
        data = file.read()
        picture = prepare(data, self.widths, self.square)
        name = keep(self.storage, "originals", data, picture.suffix)
        setattr(model_instance, self.attname, name)
        sizes = {
            "kind": picture.kind,
            "variants": [self.kept(variant) for variant in picture.variants],
        }
        setattr(model_instance, self.sizes_field, sizes)

    def kept(self, variant):
        ending = f"-{variant.width}.webp"
        return {
            "name": keep(self.storage, "pictures", variant.webp, ending),
            "width": variant.width,
            "height": variant.height,
        }


class PictureFormField(forms.ImageField):
    """Says in the form what is wrong with a picture; its name proves nothing."""

    default_validators = []

    def to_python(self, data):
        # Past ImageField, which would decode the file without a limit on its size.
        file = super(forms.ImageField, self).to_python(data)
        if file is None:
            return None
        try:
            check_size(file)
            file.seek(0)
            prepare(file.read(), widths=WIDTHS[:1])
        except PictureError as error:
            raise ValidationError(str(error), code="invalid_image") from error
        file.seek(0)
        return file


def check_size(file):
    if file.size > MAX_PICTURE_BYTES:
        raise PictureError(
            f"The file has {filesizeformat(file.size)}; at most "
            f"{filesizeformat(MAX_PICTURE_BYTES)} can be kept. Make it smaller."
        )
