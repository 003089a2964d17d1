"""What a merge asks: the value of which of the two stays."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

INTO, GONE = "into", "gone"


@dataclass(frozen=True)
class Choice:
    """Both have something here, and it differs; without an answer the one that stays
    keeps its own."""

    name: str
    label: str
    into: Any
    gone: Any


class Refused(Exception):
    """The two can't be made one, for what stands in `refusals`."""


def taken(answers: Collection[str], name: str, into: Any, gone: Any) -> bool:
    """Whether it is the other's that stays: chosen, or alone there."""
    return bool(gone) and (not into or name in answers)
