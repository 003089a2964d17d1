"""Works under headings, which can be linked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from django.db.models import F, Value
from django.db.models.functions import StrIndex
from django.utils.translation import gettext

from publications.models import Publication

YEAR, KIND, TOPIC = GROUPINGS = ("year", "kind", "topic")
Kind = Publication.Kind
LABELS = dict(Kind.choices)
# Where each stands in this is its place. To put a condition for each of them together
# takes longer than the database does to answer.
KINDS = Value(" ".join(Kind.values))


class Heading(NamedTuple):
    """`anchor` is its place in the page, the same one for good."""

    anchor: str
    text: str
    is_date: bool = False


@dataclass
class Line:
    """A work in a list; `is_again` where it stands on the page already, under another
    heading. `note` says what is special there."""

    work: Publication
    is_again: bool = False
    note: str = ""


@dataclass
class Group:
    heading: Heading
    lines: list[Line] = field(default_factory=list)
    # Begun on the page before.
    is_continued: bool = False


def by_year(works: Iterable[Publication]) -> list[Group]:
    return grouped((year_heading(work), Line(work)) for work in works)


def grouped(lines: Iterable[tuple[Heading, Line]]) -> list[Group]:
    return [
        Group(heading, [line for _, line in found])
        for heading, found in groupby(lines, key=lambda pair: pair[0])
    ]


def year_heading(work: Publication) -> Heading:
    if work.year:
        return Heading(f"y{work.year}", str(work.year), True)
    is_project = work.kind == Kind.PROJECT
    return Heading("projects" if is_project else "undated", work.heading(), True)


def kind_heading(work: Publication) -> Heading:
    # Django's own way would put all of them together for each work.
    return Heading(f"kind-{work.kind}", str(LABELS.get(work.kind, work.kind)))


def topic_heading(slug: str | None, name: str | None) -> Heading:
    if not slug:
        return Heading("no-topic", gettext("Without a topic"))
    return Heading(f"topic-{slug}", name)


def order(grouping: str) -> list:
    """What goes before the order by date."""
    return {
        YEAR: [],
        KIND: [StrIndex(KINDS, "kind")],
        TOPIC: [F("topics__name").asc(nulls_last=True)],
    }[grouping]
