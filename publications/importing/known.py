"""The works that the records hold: a few columns of all, the whole of those touched."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models.fields.json import KeyTextTransform, KeyTransform

from publications.batches import batches
from publications.models import Appearance, Authorship, Publication

from .loaded import load_works
from .works import Place, Work

# In front of the names of editors, which identify a book that has no author.
EDITOR = "ed. "
COLUMNS = ("citation_key", "doi", "arxiv", "isbn", "year", "kind", "name")


@dataclass(slots=True, eq=False)
class Known:
    """What identifies a work; `work` is the whole of it, once it was touched.

    `keys` are its authors', in their order.
    """

    pk: int | None
    title: str
    kind: str
    keys: tuple[str, ...] = ()
    and_others: bool = False
    work: Work | None = None
    rows: list["Row"] = field(default_factory=list)
    state: tuple[Any, ...] = ()

    def appearances(self) -> list["Row | Appearance"]:
        return (
            [place.appearance for place in self.work.places] if self.work else self.rows
        )

    def refresh(self, work: Work) -> bool:
        """Take over what this run has changed; whether that is anything."""
        publication, before = work.publication, self.state
        self.title, self.kind = publication.title, publication.kind
        self.and_others, self.keys = publication.and_others, work.author_keys
        places = [(a.doi, a.arxiv, a.isbn) for a in self.appearances()]
        self.state = (self.title, self.kind, self.and_others, self.keys, places)
        return self.state != before


@dataclass(slots=True, eq=False)
class Row:
    """What identifies an appearance; `title` is the one that its file has."""

    pk: int | None
    source_key: str
    title: str
    citation_key: str
    doi: str
    arxiv: str
    isbn: str
    year: int | None
    kind: str
    name: str

    @classmethod
    def of(cls, place: Place) -> "Row":
        there, title = place.appearance, place.memory.seen.get("title", "")
        columns = (getattr(there, name) for name in COLUMNS)
        return cls(there.pk, place.source_key, title, *columns)


class KnownWorks:
    """All works by their numbers. `author_key` says what identifies an author."""

    def __init__(self, author_key: Callable[[int], str]):
        self.author_key = author_key
        self.by_pk: dict[int, Known] = {}
        self.new: dict[Work, Known] = {}
        columns = ("pk", "title", "kind", "and_others")
        works = Publication.objects.order_by("pk").values_list(*columns)
        for pk, title, kind, and_others in works.iterator():
            self.by_pk[pk] = Known(pk, title, kind, and_others=and_others)
        self.add_people()
        self.add_rows()

    def __iter__(self) -> Iterator[Known]:
        return iter(self.by_pk.values())

    def of(self, work: Work) -> Known:
        if not work.is_new:
            return self.by_pk[work.publication.pk]
        if work not in self.new:
            self.new[work] = Known(None, title="", kind="", work=work)
        return self.new[work]

    def settle(self, work: Work) -> None:
        """Once it is written, hold what tells it apart, and the whole no longer."""
        known = self.new.pop(work, None) or self.by_pk[work.publication.pk]
        known.pk = work.publication.pk
        known.work = None
        known.rows = [Row.of(place) for place in work.places]
        # Places and work would hold each other in memory, as picture and record would.
        work.places = []
        work.publication.thumbnail = work.publication.thumbnail.name
        self.by_pk[known.pk] = known

    def add_people(self) -> None:
        rows = Authorship.objects.order_by("publication_id", "position", "pk")
        keys: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for work, author, role in rows.values_list(
            "publication_id", "author_id", "role"
        ).iterator():
            keys[role][work].append(self.author_key(author))
        for pk, known in self.by_pk.items():
            editors = (EDITOR + key for key in keys["editor"].get(pk, ()))
            known.keys = tuple(keys["author"].get(pk) or editors)

    def add_rows(self) -> None:
        rows = Appearance.objects.order_by("position", "pk").annotate(
            source_key=KeyTextTransform("key", "imported"),
            title=KeyTextTransform("title", KeyTransform("seen", "imported")),
        )
        for work, pk, key, title, *values in rows.values_list(
            "publication_id", "pk", "source_key", "title", *COLUMNS
        ).iterator():
            # Without a key of a file, it is found by the one typed by hand.
            key = values[0] if key is None else key
            self.by_pk[work].rows.append(Row(pk, key, title or "", *values))

    def load(self, wanted: Iterable[Known]) -> None:
        pks = [known.pk for known in wanted if known.work is None]
        for batch in batches(dict.fromkeys(pks)):
            for work in load_works(batch):
                known = self.by_pk[work.publication.pk]
                known.work, work.author_keys = work, known.keys
