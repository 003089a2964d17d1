"""A plan as a person has seen it, kept until it is carried out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from publications.bibtex import Problem

from .decisions import Decisions
from .document import line_json, line_of, problem_json
from .report import Change, Line, Outcome, Remark, Report, WorkName
from .runs import without_blanks


@dataclass(slots=True)
class SeenPlan:
    """`decided` are the decisions that it was made with, and `changed` the numbers of
    the lines that are others than in the plan before."""

    lines: list[Line]
    remarks: list[Remark]
    decided: Decisions = field(default_factory=Decisions)
    changed: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, found: dict[str, Any]) -> "SeenPlan":
        return cls(
            list(map(seen_line, found["lines"])),
            [Remark(file, Problem(**said)) for file, said in found["remarks"]],
            Decisions.of(found["decided"]),
            found["changed"],
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "lines": list(map(seen_json, self.lines)),
            "remarks": [[r.file, problem_json(r.problem)] for r in self.remarks],
            "decided": self.decided.to_json(),
            "changed": self.changed,
        }

    def offered(self, number: int) -> list[Change]:
        """Where the file's value may be taken in place of one typed by hand; a plan
        that was made with it has it among what is taken."""
        line, then = self.lines[number], self.decided.prefer.get(number, ())
        return [*line.kept, *(c for c in line.taken if c.field in then)]

    def expected(self, number: int, now: Decisions) -> str:
        """What has to come of an entry, for nothing else to be done than was seen."""
        none: frozenset[str] = frozenset()
        then, wanted = (d.prefer.get(number, none) for d in (self.decided, now))
        line = self.lines[number]
        taken = [c for c in line.taken if c.field not in then - wanted]
        preferred = [c for c in line.kept if c.field in wanted]
        return signature(replace(line, taken=(*taken, *preferred)))

    def others(self, lines: Sequence[Line], now: Decisions) -> list[int]:
        """The numbers of the `lines` that would do something else than was seen."""
        return [
            number
            for number, line in enumerate(lines)
            if line.outcome is not Outcome.LEFT_OUT
            and signature(line) != self.expected(number, now)
        ]


def signature(line: Line) -> str:
    """What is written of it, and to which work."""
    is_new = line.outcome is Outcome.CREATED
    taken = {json.dumps([c.field, c.here, c.there]) for c in line.taken}
    alike = sorted(work.slug for work in line.alike)
    return json.dumps([is_new, line.work.slug, alike, sorted(taken)])


def seen_again(report: Report, before: SeenPlan | None, now: Decisions) -> SeenPlan:
    """The plan to be shown next; what is left out is shown as it was before."""
    if before is None:
        return SeenPlan(report.lines, report.remarks, now)
    lines = [
        before.lines[number] if line.outcome is Outcome.LEFT_OUT else line
        for number, line in enumerate(report.lines)
    ]
    changed = before.others(report.lines, now)
    return SeenPlan(lines, report.remarks, now, changed)


def seen_json(line: Line) -> dict[str, Any]:
    return without_blanks(
        line_json(line)
        | {
            "file": line.file,
            "title": line.work.title,
            "about": line.about,
            "alike": [[work.slug, work.title] for work in line.alike],
        }
    )


def seen_line(found: dict[str, Any]) -> Line:
    return replace(
        line_of(found["file"], found),
        about=found.get("about", ""),
        alike=tuple(WorkName(*work) for work in found.get("alike", ())),
    )
