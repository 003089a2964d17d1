"""All files that the site's works were imported from, as they are to be now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from publications.mapping import Reading, read_drafts
from publications.models import Appearance, Publication

from .document import Document
from .matching import File, Holdings, newest_files
from .rest import new_key, text_of
from .wanted import Work

Pair = tuple[Work, Appearance]
Status = Publication.Status
BATCH = 500


@dataclass
class Export:
    """A file as it is to be written, and what is to be said about it."""

    name: str
    data: bytes
    remarks: list[str] = field(default_factory=list)


class Collection:
    """The imported files, newest first, and which entries of them the site still has.

    What the site has beside them is added to the newest file.
    """

    def __init__(self) -> None:
        self.files = newest_files()
        self.holdings = Holdings()
        for file in self.files:
            self.holdings.match(file, read(file).entries)

    def current(self) -> list[File]:
        """Without those of which newer files hold each entry."""
        return [file for file in self.files if not file.is_superseded]

    def export(self, file: File, *, is_alone: bool = False) -> Export:
        """A file that `is_alone` holds nothing but what came from it."""
        reading = read(file)
        document = Document(reading.data, file.name, reading.entries)
        document.leave_out(file.deleted)
        want(document, dict(enumerate(file.held)))
        if file.is_newest and not is_alone:
            add_rest(document, self.rest())
            document.remarks += drafts_left_out()
        data = document.written()
        return Export(file.name, data, document.remarks)

    def rest(self) -> Iterator[Pair]:
        """What was entered by hand, and what has gone from the files."""
        rows = Appearance.objects.exclude(pk__in=self.holdings.claimed)
        rows = rows.exclude(bibtex="", publication__status=Status.DRAFT)
        yield from pairs(rows.order_by("pk").values_list("pk", flat=True))
        nowhere = Publication.objects.published().filter(appearances=None)
        for publication in nowhere.for_display().order_by("pk"):
            place = Appearance(publication=publication, kind=Appearance.Kind.OTHER)
            yield Work(publication, [place]), place


def drafts_left_out() -> list[str]:
    imported = Appearance.objects.exclude(bibtex="").values("publication")
    drafts = Publication.objects.filter(status=Status.DRAFT)
    count = drafts.exclude(pk__in=imported).count()
    said = "1 draft that was" if count == 1 else f"{count} drafts that were"
    return [f"{said} entered by hand: left out"] if count else []


def read(file: File) -> Reading:
    return read_drafts(file.run.source.content(), file.name)


def want(document: Document, held: dict[int, int | None]) -> None:
    """`held` names the appearance of each entry."""
    held = {number: pk for number, pk in held.items() if pk is not None}
    for number, (work, place) in zip(held, pairs(held.values()), strict=True):
        want_one(document, number, work, place, new_key(place))


def want_one(
    document: Document, number: int, work: Work, place: Appearance, key: str | None
) -> None:
    draft = document.draft(number)
    if work.is_edited(place):
        draft = work.wanted(place, draft)
    document.want(number, draft, key)


def pairs(pks: Iterable[int]) -> Iterator[Pair]:
    """The appearances in the order asked for, with their works."""
    pks = iter(pks)
    while batch := list(islice(pks, BATCH)):
        rows = Publication.objects.for_display().filter(appearances__in=batch)
        works = [Work(row, row.appearances.all()) for row in rows.distinct()]
        found = {place.pk: (work, place) for work in works for place in work.places}
        yield from (found[pk] for pk in batch)


def add_rest(document: Document, rest: Iterable[Pair]) -> None:
    """Written as a file of its own first, in which the same edits are made."""
    found = list(rest)
    if not found:
        return
    keys = list(free_keys(document, (place for _, place in found)))
    texts = [
        text_of(work.publication, place, key)
        for (work, place), key in zip(found, keys, strict=True)
    ]
    reading = read_drafts("\n\n".join(texts).encode(), document.name)
    added = Document(reading.data, document.name, reading.entries)
    for number, (work, place) in enumerate(found):
        is_called_so = keys[number] == added.entries[number].key
        want_one(added, number, work, place, None if is_called_so else keys[number])
    document.add(added.written().decode())
    document.remarks += added.remarks


def free_keys(document: Document, places: Iterable[Appearance]) -> Iterator[str]:
    """As in their own files, unless the key is taken in this one."""
    taken = {entry.key.lower() for entry in document.entries}
    for place in places:
        own = "" if new_key(place) else place.imported.get("key", "")
        named = place.citation_key or place.made_key()
        wanted = own if own and own.lower() not in taken else named
        key, number = wanted, 1
        while key.lower() in taken:
            number += 1
            key = f"{wanted}-{number}"
        taken.add(key.lower())
        yield key
