"""Papers, talks … that come with an import, into the storage."""

from pathlib import Path

from django.core.files import File
from django.db import transaction

from publications.models import Link, Publication
from publications.models.link import stored_name

from .media import open_paper


class Papers:
    """Keeps files, and takes them away again when the import fails."""

    def __init__(self):
        self.kept: list[File] = []

    def keep(self, work: Publication, kind: str, path: Path) -> str:
        """The name that the file has in the storage."""
        link = Link(publication=work, kind=kind)
        # Looked at once more: it may have changed since it was planned.
        with open_paper(path) as paper:
            self.free(link.file.storage, stored_name(link, path.name))
            link.file.save(path.name, paper, save=False)
        self.kept.append(link.file)
        return link.file.name

    def free(self, storage, name: str) -> None:
        """Make room where an import that was broken off has left a file behind."""
        if storage.exists(name) and not Link.objects.filter(file=name).exists():
            storage.delete(name)

    def drop(self, link: Link) -> None:
        """A file that another takes the place of, as soon as that is certain."""
        if link.file:
            storage, name = link.file.storage, link.file.name
            transaction.on_commit(lambda: storage.delete(name))

    def undo(self) -> None:
        for file in self.kept:
            file.storage.delete(file.name)
