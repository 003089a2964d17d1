"""What a person says to a plan: what to leave out or overrule, and what is one work."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .report import Line, Outcome
from .step import Wish

# Not the same as any work that is here.
ANOTHER = "-"


@dataclass(slots=True)
class Decisions:
    """By the numbers of the entries. `same` holds slugs or ANOTHER; what is without an
    answer waits for a later import."""

    left_out: set[int] = field(default_factory=set)
    prefer: dict[int, frozenset[str]] = field(default_factory=dict)
    same: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: dict[str, Any]) -> "Decisions":
        return cls(
            set(found.get("left_out", ())),
            {int(n): frozenset(names) for n, names in found.get("prefer", {}).items()},
            {int(n): slug for n, slug in found.get("same", {}).items()},
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "left_out": sorted(self.left_out),
            "prefer": {n: sorted(names) for n, names in self.prefer.items() if names},
            "same": self.same,
        }

    def joined(self) -> dict[int, str]:
        """The entries that are said to be of a work that is here."""
        return {n: slug for n, slug in self.same.items() if slug != ANOTHER}

    def wishes(self, lines: Sequence[Line]) -> dict[int, Wish]:
        """`lines` are those of the plan that the person has seen."""
        joined = self.joined()
        numbers = {*self.prefer, *joined, *self.without(lines)}
        return {
            n: Wish(
                self.is_without(n, lines[n]) if n < len(lines) else False,
                self.prefer.get(n, frozenset()),
                joined.get(n, ""),
            )
            for n in numbers
        }

    def without(self, lines: Sequence[Line]) -> list[int]:
        return [n for n, line in enumerate(lines) if self.is_without(n, line)]

    def is_without(self, number: int, line: Line) -> bool:
        if line.outcome is Outcome.UNCHANGED:
            return False
        return number not in self.same if line.alike else number in self.left_out
