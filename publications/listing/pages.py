"""The list in pages, of which only the one that is looked at is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from publications.models import Publication

from .groups import (
    KIND,
    TOPIC,
    YEAR,
    Group,
    Heading,
    Line,
    grouped,
    kind_heading,
    order,
    topic_heading,
    year_heading,
)

Reads = Callable[[set[int]], dict[int, Publication]]

PAGE = 100
# By topic a work stands under each of its own.
ROW = {YEAR: ("pk",), KIND: ("pk",), TOPIC: ("pk", "topics__slug", "topics__name")}


class Pages(Paginator):
    """`found` is the number of the works, where it is known already; `read` gives some
    by their numbers."""

    def __init__(
        self,
        works: QuerySet,
        grouping: str = YEAR,
        found: int | None = None,
        read: Reads = Publication.objects.in_bulk,
    ):
        rows = works.order_by(*order(grouping), *works.by_date())
        super().__init__(rows.values_list(*ROW[grouping]), PAGE)
        self.works = works
        self.grouping = grouping
        self.found = found
        self.read = read

    @cached_property
    def count(self) -> int:
        if self.grouping == TOPIC:
            return self.works.values("topics").count()
        if self.found is not None:
            return self.found
        few = len(self.first)
        return few if few <= PAGE else self.object_list.count()

    @cached_property
    def first(self) -> list[Sequence]:
        """The rows of the first page, and one more if there is one."""
        return list(self.object_list[: PAGE + 1])

    def groups(self, page: int) -> list[Group]:
        """Those of one page."""
        start = (page - 1) * PAGE
        # The row before tells whether the first heading has been read there.
        rows = self.rows(start - 1, start + PAGE) if start else self.first[:PAGE]
        works = self.read({row[0] for row in rows})
        # One may have been taken away since.
        rows = [row for row in rows if row[0] in works]
        lines = [(self.heading(works, row), Line(works[row[0]])) for row in rows]
        before = lines.pop(0)[0] if start else None
        groups = grouped(lines)
        for group in groups[:1]:
            group.is_continued = group.heading == before
        mark_again(groups)
        return groups

    def rows(self, start: int, stop: int) -> list[Sequence]:
        """Put in order from the nearer end, as what comes before them must be, too."""
        behind = self.count - stop
        if start <= behind:
            return list(self.object_list[start:stop])
        backwards = self.object_list.reverse()
        return list(backwards[max(0, behind) : self.count - start])[::-1]

    def heading(self, works: dict[int, Publication], row: Sequence) -> Heading:
        work = works[row[0]]
        if self.grouping == TOPIC:
            return topic_heading(*row[1:])
        return kind_heading(work) if self.grouping == KIND else year_heading(work)


class ReadPages(Pages):
    """Of `works` that are read already, by year."""

    def __init__(self, works: Sequence[Publication]):
        self.works = {work.pk: work for work in works}
        Paginator.__init__(self, [(pk,) for pk in self.works], PAGE)
        self.grouping, self.found = YEAR, len(works)

    def read(self, numbers: set[int]) -> dict[int, Publication]:
        return {number: self.works[number] for number in numbers}

    def rows(self, start: int, stop: int) -> list[Sequence]:
        return self.object_list[start:stop]


class Way(NamedTuple):
    """To a page: how its address ends, after that of the list. Without such an end it
    stands for those that are left out."""

    text: str
    end: str | None
    is_here: bool = False


@dataclass(frozen=True)
class Paging:
    ways: list[Way]
    previous: Way | None
    next: Way | None


def paging(page: Page, query: str = "") -> Paging | None:
    """Between pages of a list; `query` is what is chosen of it."""
    if not page.has_other_pages():
        return None

    def way(number):
        if not isinstance(number, int):
            return Way("…", None)
        return Way(str(number), end(number, query), number == page.number)

    pages = page.paginator
    return Paging(
        [way(n) for n in pages.get_elided_page_range(page.number, on_ends=1)],
        way(page.number - 1) if page.has_previous() else None,
        way(page.number + 1) if page.has_next() else None,
    )


def end(number: int, query: str = "") -> str:
    """Of the address of a page: a real one for the list as it is, so that it can be
    kept as a file; what is chosen of it has none."""
    if number == 1:
        return query
    return f"{query}&page={number}" if query else f"page/{number}/"


def mark_again(groups: list[Group]) -> None:
    seen = set()
    for group in groups:
        for line in group.lines:
            line.is_again = line.work.pk in seen
            seen.add(line.work.pk)
