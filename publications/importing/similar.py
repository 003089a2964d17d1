"""Works that may be the same, although too little speaks for it to join them."""

from collections.abc import Callable
from enum import StrEnum

from publications.mapping import Draft

from .report import WorkName
from .values import shown
from .works import Work


class Similar(StrEnum):
    """What becomes of an entry that looks like a work that is here already."""

    ASK = "ask"
    JOIN = "join"
    APART = "apart"


class Answers:
    """Decides by `way`; where it is to ask, collects the questions without an answer,
    and keeps apart what was not answered."""

    def __init__(self, way: Similar = Similar.APART):
        self.way = way
        self.given: dict[tuple, bool] = {}
        self.open: dict[tuple, str] = {}

    def are_one(self, draft: Draft, work: Work) -> bool:
        if self.way is not Similar.ASK:
            return self.way is Similar.JOIN
        place = (draft.file, draft.line, work.publication.slug)
        if place not in self.given:
            self.open[place] = question(draft, work)
        return self.given.get(place, False)

    def ask(self, answer: Callable[[str], bool]) -> None:
        """Have each open question answered by a person."""
        for place, said in self.open.items():
            self.given[place] = answer(said)
        self.open = {}


def question(draft: Draft, work: Work) -> str:
    people = [person.name for person in draft.people if person.role == "author"]
    by = f" by {', '.join(people[:3])}{' et al.' * (len(people) > 3)}" if people else ""
    here = named(work.publication.title, work.publication.year)
    new = named(draft.title, draft.year)
    return f"{new}{by} looks like {here}, already here. The same work?"


def name_of(work: Work) -> WorkName:
    publication = work.publication
    return WorkName(publication.slug, named(publication.title, publication.year))


def kept_apart(work: Work) -> str:
    here = named(work.publication.title, work.publication.year)
    return (
        f"looks like {here} and was kept apart: if both are one work, merge them in "
        "the admin"
    )


def named(title: str, year: int | None) -> str:
    return f"{shown(title)} ({year})" if year else shown(title)
