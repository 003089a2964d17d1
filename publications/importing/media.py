"""The folder with the pictures and papers that an imported file names."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile

from publications import pictures
from publications.keeping import digest
from publications.models import Publication
from publications.uploads import MAX_BYTES, validate_upload


class MediaError(ValueError):
    """Says which file is amiss, and how."""


class Media:
    """`beside` names the folder of each imported file, where `folder` is not given."""

    def __init__(
        self, folder: Path | None = None, beside: Mapping[str, Path] | None = None
    ):
        self.folder = folder
        self.beside = beside or {}
        # By their content, what the pictures kept so far are called, and their sizes.
        self.kept: dict[str, tuple[str, dict[str, Any]]] = {}

    def of(self, file: str) -> "Media":
        media = Media(self.folder or self.beside.get(file))
        media.kept = self.kept
        return media

    def picture(self, name: str) -> tuple[Path, str]:
        """The picture and what tells its content from others. Raises MediaError."""
        path = self.find(name)
        if path.stat().st_size > MAX_BYTES:
            raise MediaError(f"{name} is larger than any picture has to be")
        return path, digest(read(path))

    def check_picture(self, path: Path) -> None:
        """Raises MediaError for what can't be shown."""
        data = read(path)
        if digest(data) not in self.kept:
            with blamed_on(path):
                pictures.prepare(data, widths=[192])

    def keep_picture(self, path: Path) -> tuple[str, dict[str, Any]]:
        """As a work has it that is saved with it: what it is called in the storage, and
        its sizes. Raises MediaError."""
        data = read(path)
        content = digest(data)
        if content not in self.kept:
            work = Publication(thumbnail=ContentFile(data, name=path.name))
            with blamed_on(path):
                Publication._meta.get_field("thumbnail").pre_save(work, add=True)
            self.kept[content] = work.thumbnail.name, work.thumbnail_sizes
        return self.kept[content]

    def paper(self, name: str) -> tuple[Path, str]:
        """As `picture`. Raises MediaError also for what may not be kept."""
        path = self.find(name)
        with open_paper(path) as paper:
            return path, digest(paper.read())

    def state(self, name: str, *, is_picture: bool) -> str:
        """What tells its content from others, or else why it can't be had."""
        try:
            _, content = self.picture(name) if is_picture else self.paper(name)
        except MediaError as error:
            return str(error)
        return content

    def find(self, name: str) -> Path:
        """The file below the folder; nothing outside it is ever read."""
        if "://" in name:
            raise MediaError(f"{name} is on another site: upload it to the work")
        if self.folder is None:
            raise MediaError(f"{name} did not come along: upload it to the work")
        path = file_below(self.folder, name)
        if path is None:
            raise MediaError(f"{name[:200]} is not in {self.folder}")
        return path


def file_below(folder: Path, name: str) -> Path | None:
    try:
        # Most that are named are missing: to resolve them takes ten times as long.
        if not (folder / name).exists():
            return None
        root = folder.resolve()
        path = (root / name).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, ValueError):
        # Too long for a name, or with a character that none can have.
        return None


def open_paper(path: Path) -> File:
    """Raises MediaError for what can't be read and for what may not be kept."""
    try:
        file = File(path.open("rb"), name=path.name)
    except OSError as error:
        raise MediaError(f"{path.name} can't be read ({error.strerror})") from error
    try:
        validate_upload(file)
    except ValidationError as error:
        file.close()
        raise MediaError(" ".join(error.messages)) from error
    return file


@contextmanager
def blamed_on(path: Path) -> Iterator[None]:
    try:
        yield
    except pictures.PictureError as error:
        raise MediaError(f"{path.name}: {error}") from error


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MediaError(f"{path.name} can't be read ({error.strerror})") from error
