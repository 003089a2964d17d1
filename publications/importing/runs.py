"""The record of an import: who brought which file, and what became of each entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any

from publications.mapping import Reading
from publications.models import Deed, ImportRun, SourceFile
from publications.undoing import Note

from .document import line_json, problem_json
from .plan import Plan
from .report import Report
from .values import fitted


@dataclass(frozen=True, slots=True)
class Origin:
    """`by` is an account, and `paths` are the whole paths of the files."""

    by: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)


def record(
    plan: Plan, started: datetime, origin: Origin, note: Note
) -> list[ImportRun]:
    by = fitted(ImportRun, "by", origin.by)
    deed = note.keep(Deed.Kind.IMPORT, f"Import of {named(plan)}", by)
    said = {"started": started, "by": by, "deed": deed}
    return [run_of(plan, reading, origin, said) for reading in plan.readings]


def run_of(plan: Plan, reading: Reading, origin: Origin, said: dict[str, Any]):
    report = plan.report.of(reading.file)
    return ImportRun.objects.create(
        **said,
        file=fitted(ImportRun, "file", reading.file),
        path=fitted(ImportRun, "path", origin.paths.get(reading.file, "")),
        source=SourceFile.objects.keep(reading.data),
        counts=counts(report),
        lines=[without_blanks(line_json(line)) for line in report.lines],
        problems=[problem_json(remark.problem) for remark in report.remarks],
    )


def named(plan: Plan) -> str:
    names = [PurePath(reading.file).name for reading in plan.readings]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{''.join(names[:1])}{more}"


def counts(report: Report) -> dict[str, int]:
    errors = report.errors()
    return {**report.counts(), **({"errors": errors} if errors else {})}


def without_blanks(found: dict[str, Any]) -> dict[str, Any]:
    """Most of what could be said of an entry is not, thousands of times."""
    return {name: value for name, value in found.items() if value}
