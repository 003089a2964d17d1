"""Which appearance each entry of an imported file has made."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models.fields.json import KT

from publications.importing.titles import title_words
from publications.mapping.reading import ReadEntry
from publications.models import Appearance, ImportRun, Publication


@dataclass
class File:
    """An imported file in its newest version; `runs` has the newest import first.

    `held` says for each of its entries which appearance is made of this very text.
    `outdated` are entries of which the site has a newer text, from another file.
    """

    run: ImportRun
    is_newest: bool
    held: list[int | None] = field(default_factory=list)
    outdated: set[int] = field(default_factory=set)
    deleted: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    is_superseded: bool = False

    @property
    def name(self) -> str:
        """Without a folder, and nothing that leads into one."""
        name = self.run.file.replace("\\", "/").rpartition("/")[2]
        return name if name.strip(". ") else "works.bib"

    def is_called(self, name: str) -> bool:
        return name in (self.name, self.run.file, self.run.path)


def newest_files() -> list[File]:
    """One for each path, or for each name where no path is known; newest first."""
    newest: dict[str, ImportRun] = {}
    runs = ImportRun.objects.standing().order_by("-started", "-pk")
    for run in runs.defer("lines", "counts"):
        newest.setdefault(run.path or run.file, run)
    return [
        File(run, is_newest=not number) for number, run in enumerate(newest.values())
    ]


class Holdings:
    """The appearances that were imported, by the text and the keys of their entries."""

    def __init__(self) -> None:
        self.by_text: dict[int, int] = {}
        self.by_key: dict[str, set[int]] = defaultdict(set)
        self.claimed: set[int] = set()
        rows = Appearance.objects.exclude(bibtex="").order_by("-pk")
        # As text: a key may look like a number.
        values = rows.values_list("pk", KT("imported__key"), "citation_key", "bibtex")
        for pk, *keys, text in values.iterator():
            self.by_text[hash(text)] = pk
            for key in keys:
                self.by_key[key].add(pk)

    def match(self, file: File, entries: Iterable[ReadEntry]) -> None:
        """To be asked of the newest file first."""
        entries = list(entries)
        found = [self.by_text.get(hash(entry.entry.source)) for entry in entries]
        file.held = found
        exact = {pk for pk in found if pk is not None}
        file.claims = set(exact)
        for number, (entry, pk) in enumerate(zip(entries, found, strict=True)):
            if pk is not None:
                continue
            if others := self.by_key.get(entry.entry.key, set()) - exact:
                file.outdated.add(number)
                file.claims |= others
            elif not self.is_elsewhere(file, entry):
                file.deleted.add(number)
        file.is_superseded = bool(file.claims) and file.claims <= self.claimed
        self.claimed |= file.claims

    def is_elsewhere(self, file: File, entry: ReadEntry) -> bool:
        """Whether a later file may have brought the work under another key."""
        if file.is_newest:
            return False
        draft = entry.draft()
        return title_words(draft.title) in self.titles()

    def titles(self) -> set[str]:
        return set(
            map(title_words, Publication.objects.values_list("title", flat=True))
        )
