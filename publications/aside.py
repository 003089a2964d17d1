"""Uploads of a form that was refused, kept for its next try: for a day, where only who
has the form finds them."""

from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils import timezone

FOLDER = "aside"
SALT = "publications.aside"
KEPT_FOR = timedelta(days=1)


def put(file: UploadedFile) -> str:
    """The sign by which it is taken again; the same one when it is put back."""
    if not hasattr(file, "sign_aside"):
        sweep(FOLDER)
        file.seek(0)
        name = default_storage.save(f"{FOLDER}/{uuid4().hex}", file)
        file.sign_aside = signing.dumps([name, file.name], salt=SALT)
    return file.sign_aside


def take(sign: str) -> UploadedFile | None:
    try:
        name, called = signing.loads(sign, salt=SALT, max_age=KEPT_FOR)
        with default_storage.open(name) as kept:
            file = SimpleUploadedFile(called, kept.read(), content_type=None)
    except (signing.BadSignature, OSError):
        return None
    file.sign_aside = sign
    return file


def sweep(folder: str, kept: Collection[str] = ()) -> None:
    """Away with what nobody came back for."""
    oldest = timezone.now() - KEPT_FOR
    # A folder of which nothing was ever kept is not there.
    with suppress(FileNotFoundError):
        for file in set(default_storage.listdir(folder)[1]).difference(kept):
            name = f"{folder}/{file}"
            if default_storage.get_modified_time(name) < oldest:
                default_storage.delete(name)
