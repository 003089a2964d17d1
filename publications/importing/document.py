"""A report as plain values, for programs and for the record of an import."""

from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from publications.bibtex import Problem
from publications.mapping import Reading
from publications.models import Publication

from .plan import Plan
from .report import Change, Line, Outcome, WorkName


def document(plan: Plan) -> dict[str, Any]:
    return {"files": [file_json(plan, reading) for reading in plan.readings]}


def file_json(plan: Plan, reading: Reading) -> dict[str, Any]:
    report = plan.report.of(reading.file)
    return {
        "name": reading.file,
        "sha256": sha256(reading.data).hexdigest(),
        "counts": report.counts(),
        "entries": [
            line_json(line) | {"work": work_json(line.work)} for line in report.lines
        ],
        "problems": [problem_json(remark.problem) for remark in report.remarks],
    }


def line_json(line: Line) -> dict[str, Any]:
    return {
        "line": line.line,
        "key": line.key,
        "outcome": line.outcome,
        "work": line.work.slug,
        "notes": list(line.notes),
        "changes": [
            {"field": c.field, "old": c.here, "new": c.there} for c in line.taken
        ],
        "kept": list(map(difference_json, line.kept)),
        "conflicts": list(map(difference_json, line.conflicts)),
        "problems": list(map(problem_json, line.problems)),
    } | title_of_none(line)


def title_of_none(line: Line) -> dict[str, str]:
    """Of what was left out there may be no work that says how it is called."""
    return {"title": line.work.title} if line.outcome is Outcome.LEFT_OUT else {}


def line_of(file: str, found: dict[str, Any]) -> Line:
    """The line again from what `line_json` has made of it."""
    return Line(
        file,
        found["line"],
        found.get("key", ""),
        Outcome(found["outcome"]),
        WorkName(found.get("work", ""), found.get("title", "")),
        notes=tuple(found.get("notes", ())),
        taken=tuple(
            Change(c["field"], c["old"], c["new"]) for c in found.get("changes", ())
        ),
        kept=differences(found.get("kept", ())),
        conflicts=differences(found.get("conflicts", ())),
        problems=tuple(Problem(**problem) for problem in found.get("problems", ())),
    )


def differences(found: Iterable[dict[str, Any]]) -> tuple[Change, ...]:
    return tuple(Change(c["field"], c["here"], c["file"]) for c in found)


def work_json(work: WorkName) -> dict[str, str]:
    address = Publication(slug=work.slug).get_absolute_url()
    return {"slug": work.slug, "address": address, "title": work.title}


def difference_json(change: Change) -> dict[str, Any]:
    return {"field": change.field, "here": change.here, "file": change.there}


def problem_json(problem: Problem) -> dict[str, Any]:
    return asdict(problem)
