"""What a person decides of an import, and what comes of it for one entry."""

from collections.abc import Collection
from dataclasses import dataclass, field

from publications.bibtex import Problem

from .merge import Merge
from .report import Outcome
from .similar import Answers
from .works import Place


@dataclass(slots=True)
class Choices:
    """What the person decides: in the fields of `prefer` the file overrules edits."""

    prefer: Collection[str] = ()
    similar: Answers = field(default_factory=Answers)


@dataclass(slots=True)
class Step:
    """What one entry does to one place of one work."""

    place: Place
    merge: Merge
    outcome: Outcome
    notes: list[str] = field(default_factory=list)
    # Told once, as those of the merge are told again at each import.
    problems: list[Problem] = field(default_factory=list)
