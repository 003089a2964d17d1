"""What an import did, or would do, entry by entry."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

# Longer ones are not printed whole.
MAX_KEY = 100


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, or with an empty outcome a remark on the file itself."""

    file: str
    line: int
    key: str
    outcome: Outcome | None
    notes: tuple[str, ...] = ()
    is_error: bool = False

    def __str__(self):
        key = self.key if len(self.key) <= MAX_KEY else self.key[: MAX_KEY - 1] + "…"
        said = " ".join(filter(None, [self.outcome, key]))
        notes = "; ".join(self.notes)
        return f"{self.file}:{self.line}: " + ": ".join(filter(None, [said, notes]))


@dataclass(slots=True)
class Report:
    lines: list[Line] = field(default_factory=list)

    def counts(self) -> Counter:
        return Counter(line.outcome for line in self.lines if line.outcome)

    def has_errors(self) -> bool:
        return any(line.is_error for line in self.lines)

    def summary(self) -> str:
        counts = self.counts()
        parts = [f"{counts[outcome]} {outcome}" for outcome in Outcome]
        total = counts.total()
        entries = "entry" if total == 1 else "entries"
        return f"{total} {entries}: {', '.join(parts)}{self.errors()}"

    def errors(self) -> str:
        """How many lines tell of an error although something came over."""
        lines = [x for x in self.lines if x.is_error and x.outcome != Outcome.FAILED]
        if not lines:
            return ""
        tell = "line tells" if len(lines) == 1 else "lines tell"
        return f"; {len(lines)} {tell} of an error"
