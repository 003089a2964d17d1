"""Papers, talks … that come with an import, into the storage."""

from collections import defaultdict
from pathlib import Path

from django.core.files import File

from publications.models import Link, Publication
from publications.models.link import free_name, stem_of, suffix_of

from .media import open_paper


class Papers:
    """Keeps files, and takes them away again when the import fails. What a file takes
    the place of stays in the storage, where the history of the work knows it."""

    def __init__(self):
        self.kept: list[File] = []
        # Of works: the last parts of addresses that rows not yet written will have.
        self.names: dict[int, set[str]] = defaultdict(set)

    def keep(self, work: Publication, kind: str, path: Path) -> str:
        """The name that the file has in the storage."""
        link = Link(publication=work, kind=kind)
        # Looked at once more: it may have changed since it was planned.
        with open_paper(path) as paper:
            link.file.save(path.name, paper, save=False)
        self.kept.append(link.file)
        return link.file.name

    def name(self, work: Publication, kind: str, path: Path) -> str:
        """The last part of its address."""
        there = Link.objects.filter(publication=work).values_list("name", flat=True)
        stem = stem_of(work.slug, kind, path.name)
        taken = self.names[work.pk].union(there)
        name = free_name(stem, suffix_of(path.name), taken)
        self.names[work.pk].add(name)
        return name

    def undo(self) -> None:
        for file in self.kept:
            file.storage.delete(file.name)
