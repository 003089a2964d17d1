"""Which appearance on the site each entry of a file is."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from django.db.models.fields.json import KT

from publications.importing.titles import title_words
from publications.mapping import Draft
from publications.models import Appearance

Sign = tuple[str, Hashable]
COLUMNS = ("pk", "citation_key", "bibtex", "doi", "arxiv", "year", "publication__title")


class Shelf:
    """All appearances, by whatever an entry may be known by."""

    def __init__(self) -> None:
        self.places: dict[Sign, list[int]] = defaultdict(list)
        self.signs: dict[int, set[Sign]] = {}
        self.free: set[int] = set()
        # A key may look like a number: it is asked for as text.
        rows = Appearance.objects.annotate(source_key=KT("imported__key"))
        for row in rows.order_by("pk").values(*COLUMNS, "source_key").iterator():
            self.add(row)

    def add(self, row: dict) -> None:
        signs = set(signs_of_row(row))
        self.signs[row["pk"]] = signs
        self.free.add(row["pk"])
        for sign in signs:
            self.places[sign].append(row["pk"])

    def take(self, drafts: list[Draft]) -> list[int | None]:
        """The places of the drafts; those of the same text first."""
        found: list[int | None] = [None] * len(drafts)
        for is_same in (self.with_same_text, self.most_alike):
            for number, draft in enumerate(drafts):
                if found[number] is None:
                    found[number] = is_same(draft)
                    self.free.discard(found[number] or 0)
        return found

    def with_same_text(self, draft: Draft) -> int | None:
        """An entry that stands twice in a file, word for word, has one place."""
        return next(iter(self.places.get(text_sign(draft.key, draft.source), ())), None)

    def most_alike(self, draft: Draft) -> int | None:
        signs = set(signs_of_draft(draft))
        near = (pk for sign in signs for pk in self.places.get(sign, ()))
        likeness = {pk: self.likeness(pk, signs) for pk in near if pk in self.free}
        return max(likeness, key=likeness.__getitem__, default=None)

    def likeness(self, pk: int, signs: set[Sign]) -> int:
        common = self.signs[pk] & signs
        return sum(WEIGHTS[kind] for kind, _ in common)


# The key alone is less than any two others; the year alone is nothing.
WEIGHTS = {"key": 3, "doi": 3, "arxiv": 2, "title": 2, "year": 1}


def text_sign(key: str, source: str) -> Sign:
    return "text", (key, hash(source))


def signs_of_row(row: dict) -> Iterator[Sign]:
    keys = {row["citation_key"], row["source_key"]} - {"", None}
    yield from (("key", key) for key in keys)
    if row["bibtex"]:
        yield text_sign(row["source_key"], row["bibtex"])
    yield from common_signs(
        row["doi"], row["arxiv"], row["publication__title"], row["year"]
    )


def signs_of_draft(draft: Draft) -> Iterator[Sign]:
    yield "key", draft.key
    yield from common_signs(draft.doi, draft.arxiv, draft.title, draft.year)


def common_signs(doi: str, arxiv: str, title: str, year: int | None) -> Iterator[Sign]:
    words = title_words(title)
    values = {"doi": doi, "arxiv": arxiv, "title": words}
    yield from ((kind, value) for kind, value in values.items() if value)
    if words:
        yield "year", (words, year)
