"""The entries that had one key at the last import, by what tells them apart."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice

from publications.identifiers import ARXIV_DOI
from publications.mapping import Draft

from .evidence import identifier_marks
from .titles import likeness, title_words
from .works import Place

# A title may have been corrected: with so many entries of one key is it compared.
COMPARED = 50


class Namesakes:
    def __init__(self, places: Iterable[Place]):
        self.by_mark: dict[Hashable, list[Place]] = {}
        for place in reversed(list(places)):
            for mark in marks_of_place(place):
                self.by_mark.setdefault(mark, []).append(place)

    def find(self, draft: Draft, keys: tuple[str, ...]) -> Place | None:
        """The one that `draft` was made from, too, by the strongest evidence."""
        for mark in marks_of_draft(draft):
            for place in self.free(mark):
                return place
        people = islice(self.free(people_mark(keys)), COMPARED)
        return next((place for place in people if may_be_same(place, draft)), None)

    def free(self, mark: Hashable) -> Iterator[Place]:
        """In the order of the records, without those that were found already."""
        places = self.by_mark.get(mark, [])
        while places and places[-1].is_claimed:
            places.pop()
        return (place for place in reversed(places) if not place.is_claimed)


def marks_of_draft(draft: Draft) -> Iterator[Hashable]:
    yield "text", draft.source
    yield from identifier_marks(draft, draft.work_kind)
    yield "title", title_words(draft.title)


def marks_of_place(place: Place) -> Iterator[Hashable]:
    there = place.appearance
    yield "text", there.bibtex
    yield from identifier_marks(there, place.work.publication.kind)
    title = place.memory.seen.get("title", place.work.publication.title)
    yield "title", title_words(title)
    yield people_mark(place.work.author_keys)


def people_mark(keys: tuple[str, ...]) -> Hashable:
    return "people", tuple(sorted(keys))


def may_be_same(place: Place, draft: Draft) -> bool:
    """With the same key and authors, the title may have been corrected, or, when it
    came out in the same place and year, have become another."""
    there = place.appearance
    dois = {doi for doi in (draft.doi, there.doi) if is_final(doi)}
    if len(dois) > 1:
        return False
    if not draft.title or place.memory.value("title") == "":
        # One of them had no title yet.
        return True
    titles = (place.memory.seen.get("title", ""), place.work.publication.title)
    is_same_place = draft.name and (there.name, there.year) == (draft.name, draft.year)
    return bool(is_same_place) or any(
        likeness(title, draft.title) >= 1 / 2 for title in titles
    )


def is_final(doi: str) -> bool:
    """A preprint's gives way to the one of the published work."""
    return bool(doi) and not doi.startswith(ARXIV_DOI)
