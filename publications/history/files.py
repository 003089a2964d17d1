"""Which files a version speaks of, and which of them are gone."""

from django.db.models import FileField

from publications.fields import PictureField

# With it the names are signed under which they are shown.
FILES = "files of the history"


def lost_files(record):
    """The fields of `record` whose files are not kept any more."""
    fields = (f for f in record._meta.concrete_fields if isinstance(f, FileField))
    return [field for field in fields if is_lost(field, record)]


def is_lost(field, record):
    return any(not field.storage.exists(name) for name in names_of(field, record))


def names_of(field, record):
    """Of a picture what pages show of it."""
    name = getattr(record, field.attname).name
    if isinstance(field, PictureField) and name:
        sizes = getattr(record, field.sizes_field)
        return [variant["name"] for variant in sizes.get("variants", [])] or [name]
    return [name] if name else []
