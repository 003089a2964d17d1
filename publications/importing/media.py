"""The folder with the pictures and papers that an imported file names."""

from hashlib import sha256
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from publications import pictures
from publications.uploads import validate_upload


class MediaError(ValueError):
    """Says which file is amiss, and how."""


class Media:
    def __init__(self, folder: Path | None = None):
        self.folder = folder

    def picture(self, name: str) -> tuple[str, bytes]:
        """What tells this picture from another, and its bytes. Raises MediaError."""
        data = self.find(name).read_bytes()
        return f"{name} {sha256(data).hexdigest()[:16]}", data

    def paper(self, name: str) -> ContentFile:
        """Raises MediaError for a missing file and for one that may not be kept."""
        path = self.find(name)
        file = ContentFile(path.read_bytes(), name=path.name)
        try:
            validate_upload(file)
        except ValidationError as error:
            raise MediaError(" ".join(error.messages)) from error
        return file

    def find(self, name: str) -> Path:
        """The file below the folder; nothing outside it is ever read."""
        if "://" in name:
            raise MediaError(f"{name} is on another site: upload it in the admin")
        if self.folder is None:
            raise MediaError(f"{name} was not looked for: name its folder with --media")
        root = self.folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            raise MediaError(f"{name} is not in {self.folder}")
        return path


def checked_picture(name: str, data: bytes) -> ContentFile:
    try:
        pictures.prepare(data, widths=[192])
    except pictures.PictureError as error:
        raise MediaError(f"{name}: {error}") from error
    return ContentFile(data, name=Path(name).name)
