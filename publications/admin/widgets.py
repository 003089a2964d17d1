from contextlib import suppress
from pathlib import PurePath

from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from publications import aside
from publications.fields import MAX_PICTURE_BYTES
from publications.uploads import MAX_BYTES, SUFFIXES, shown

# Without HEIC among them, an iPhone sends its photos as JPEG.
PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class FileInput(AdminFileWidget):
    """A file field that says what it holds and how large it is, and keeps what was
    chosen while something else in the form is wrong."""

    template_name = "admin/widgets/file_input.html"
    accept = ",".join(sorted(SUFFIXES))
    most = MAX_BYTES
    # By the field itself, so that it is of no use to keep the file.
    is_refused = False
    # What was chosen in the form that is shown again.
    upload = None

    class Media:
        js = ["desk/sending.js"]

    def __init__(self, attrs=None):
        limits = {"accept": self.accept, "data-most": self.most}
        super().__init__({**limits, **(attrs or {})})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.upload and not self.is_refused:
            context["widget"]["chosen"] = chosen(self.upload)
        if value and hasattr(value, "instance"):
            context["widget"]["stored"] = stored(value)
        context["widget"]["name_aside"] = self.name_aside(name)
        return context

    def value_from_datadict(self, data, files, name):
        upload = super().value_from_datadict(data, files, name)
        if upload is None:
            upload = self.taken(data.get(self.name_aside(name), ""))
        self.upload = upload if isinstance(upload, UploadedFile) else None
        return upload

    def taken(self, sign):
        # Forms ask several times.
        if self.upload and getattr(self.upload, "sign_aside", "") == sign:
            return self.upload
        return aside.take(sign)

    def value_omitted_from_data(self, data, files, name):
        is_omitted = super().value_omitted_from_data(data, files, name)
        return is_omitted and self.name_aside(name) not in data

    def name_aside(self, name):
        return f"{name}-aside"


class PictureInput(FileInput):
    """A file field that shows the picture it holds."""

    template_name = "admin/widgets/picture_input.html"
    accept = PICTURES
    most = MAX_PICTURE_BYTES

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["preview"] = small(value)
        return context


def chosen(upload):
    return {
        "sign": aside.put(upload),
        "name": shown(upload.name),
        "size": filesizeformat(upload.size),
    }


def stored(file):
    """Where the file is read, and how large it is; without a size where it is gone."""
    found = {"size": ""}
    with suppress(OSError):
        found["size"] = filesizeformat(file.size)
    if hasattr(file.instance, "file_address"):
        found["address"] = file.instance.file_address()
        found["name"] = PurePath(found["address"]).name
    return found


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
