"""What an import did, or would do, entry by entry."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from publications.bibtex import Problem

from .values import label, shown

# Longer ones are not printed whole.
MAX_KEY = 100


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"
    # A person took its tick away.
    LEFT_OUT = "left out"


WRITTEN = (Outcome.CREATED, Outcome.UPDATED)


@dataclass(frozen=True, slots=True)
class Change:
    """`here` is the record's value, before it was changed; `there` the file's."""

    field: str
    here: Any
    there: Any


@dataclass(slots=True)
class WorkName:
    """A work as a report names it, whether it is written yet or not."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one entry, and what is to be said of it."""

    file: str
    line: int
    key: str
    outcome: Outcome
    work: WorkName
    notes: tuple[str, ...] = ()
    taken: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    # Works that it may be one with, and what tells it from others: who, where, when.
    alike: tuple[WorkName, ...] = ()
    about: str = ""

    def __str__(self):
        said = "; ".join(self.said())
        told = f"{self.outcome} {short_key(self.key)}".rstrip()
        return f"{self.file}:{self.line}: " + ": ".join(filter(None, [told, said]))

    def said(self) -> Iterator[str]:
        yield from self.notes
        if self.taken:
            yield f"changed {labels(self.taken)}"
        if self.kept:
            yield f"edited by hand and kept: {labels(self.kept)}"
        for change in self.conflicts:
            here, there = shown(change.here), shown(change.there)
            yield f"{label(change.field)} differs: {here} here, {there} in the file"

    def differences(self) -> Iterator[str]:
        """The old and the new value of each field that changes, a line each."""
        for change in self.taken:
            here, there = shown(change.here), shown(change.there)
            yield f"    {label(change.field)}: {here} → {there}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem of a file or of one of its entries, in the form of compilers."""

    file: str
    problem: Problem

    def __str__(self):
        problem = self.problem
        where = f"in {short_key(problem.key)}, " if problem.key else ""
        # A field's name says well enough where it is.
        is_within = problem.column > 1 and not problem.field
        column = f" (column {problem.column})" if is_within else ""
        said = f"{problem.severity}: {where}{problem.message}{column}"
        return f"{self.file}:{problem.line}: {said}"


@dataclass(slots=True)
class Report:
    """`remarks` are those on the files themselves."""

    files: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def of(self, file: str) -> "Report":
        """The part that tells of one file."""
        lines = [line for line in self.lines if line.file == file]
        return Report([file], lines, [r for r in self.remarks if r.file == file])

    def in_order(self) -> list[Line | Remark]:
        """All that is to be said, as it stands in the files."""
        order = {file: number for number, file in enumerate(self.files)}
        said: list[tuple[int, int, Line | Remark]] = []
        for line in self.lines:
            said.append((order[line.file], line.line, line))
            for problem in line.problems:
                remark = Remark(line.file, problem)
                said.append((order[line.file], line.line, remark))
        for remark in self.remarks:
            said.append((order[remark.file], remark.problem.line, remark))
        return [x for *_, x in sorted(said, key=lambda place: place[:2])]

    def problems(self) -> Iterator[Problem]:
        yield from (remark.problem for remark in self.remarks)
        yield from (problem for line in self.lines for problem in line.problems)

    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self.problems())

    def counts(self) -> dict[Outcome, int]:
        """Those that there are, in the order of Outcome."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    def summary(self) -> str:
        counts = self.counts()
        always = [outcome for outcome in Outcome if outcome is not Outcome.LEFT_OUT]
        parts = [f"{counts.get(outcome, 0)} {outcome}" for outcome in always]
        entries = told(len(self.lines), "entry", "entries")
        errors = f"; {told(self.errors(), 'error', 'errors')}" if self.errors() else ""
        return f"{entries}: {', '.join(parts)}{errors}"


def told(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def labels(changes: tuple[Change, ...]) -> str:
    return ", ".join(dict.fromkeys(label(change.field) for change in changes))


def short_key(key: str) -> str:
    return key if len(key) <= MAX_KEY else key[: MAX_KEY - 1] + "…"
