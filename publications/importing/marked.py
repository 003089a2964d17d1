"""Works by the marks of what tells them apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cached_property
from itertools import islice

from publications.mapping import Draft

from .evidence import (
    identifier_marks,
    is_shortened,
    marks_of_draft,
    marks_of_work,
    shortened_mark,
    title_marks,
)
from .known import Known
from .likely import Likely

# So many works of one title and first author are looked at.
COMPARED = 50


class Marked:
    """Of two works with one mark, the first counts."""

    def __init__(self, works: Iterable[Known]):
        self.works = dict.fromkeys(works)
        self.by_mark: dict[Hashable, Known] = {}
        self.by_first_author: dict[Hashable, dict[Known, None]] = defaultdict(dict)
        for known in self.works:
            self.note(known)

    @cached_property
    def likely(self) -> Likely:
        return Likely(self.works)

    def add(self, known: Known) -> None:
        """One that is new, or has new marks."""
        self.note(known)
        self.works[known] = None
        if "likely" in self.__dict__:
            self.likely.add(known)

    def note(self, known: Known) -> None:
        for mark in marks_of_work(known):
            self.by_mark.setdefault(mark, known)
        if mark := shortened_mark(known.title, known.keys):
            self.by_first_author[mark][known] = None

    def note_entry(self, draft: Draft, keys: tuple[str, ...], known: Known) -> None:
        """Have other entries find the work by what this one says of it."""
        for mark in marks_of_draft(draft, keys):
            self.by_mark.setdefault(mark, known)

    def by_identifier(self, draft: Draft) -> Known | None:
        return self.first(identifier_marks(draft, draft.work_kind))

    def by_title(self, draft: Draft, keys: tuple[str, ...]) -> Known | None:
        if found := self.first(title_marks(draft.title, keys, draft)):
            return found
        works = self.by_first_author.get(shortened_mark(draft.title, keys), ())
        compared = islice(works, COMPARED)
        same = (w for w in compared if is_shortened(w, keys, draft.and_others))
        return next(same, None)

    def first(self, marks: Iterable[Hashable]) -> Known | None:
        found = (self.by_mark[mark] for mark in marks if mark in self.by_mark)
        return next(found, None)
