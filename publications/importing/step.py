"""What a person decides of an import, and what comes of it for one entry."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from publications.bibtex import Problem

from .merge import Merge
from .report import Outcome, WorkName
from .similar import Answers
from .works import Place


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person decides of one entry; `same_as` is the slug of its work."""

    is_left_out: bool = False
    prefer: frozenset[str] = frozenset()
    same_as: str = ""


NONE = Wish()


@dataclass(slots=True)
class Choices:
    """What the person decides: in the fields of `prefer` the file overrules edits.

    `wishes` are those for single entries, by their number among all of a run.
    """

    prefer: Collection[str] = ()
    similar: Answers = field(default_factory=Answers)
    wishes: Mapping[int, Wish] = field(default_factory=dict)

    def wish(self, number: int) -> Wish:
        return self.wishes.get(number, NONE)


@dataclass(slots=True)
class Step:
    """What one entry does to one place of one work."""

    place: Place
    merge: Merge
    outcome: Outcome
    notes: list[str] = field(default_factory=list)
    # Told once, as those of the merge are told again at each import.
    problems: list[Problem] = field(default_factory=list)
    alike: list[WorkName] = field(default_factory=list)
