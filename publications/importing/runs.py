"""The record of an import: who brought which file, and what became of each entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from publications.mapping import Reading
from publications.models import ImportRun, SourceFile

from .document import line_json, problem_json
from .plan import Plan
from .report import Report
from .values import fitted


@dataclass(frozen=True, slots=True)
class Origin:
    """`by` is an account, and `paths` are the whole paths of the files."""

    by: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)


def record(plan: Plan, started: datetime, origin: Origin) -> list[ImportRun]:
    return [run_of(plan, reading, started, origin) for reading in plan.readings]


def run_of(plan: Plan, reading: Reading, started: datetime, origin: Origin):
    report = plan.report.of(reading.file)
    return ImportRun.objects.create(
        started=started,
        by=fitted(ImportRun, "by", origin.by),
        file=fitted(ImportRun, "file", reading.file),
        path=fitted(ImportRun, "path", origin.paths.get(reading.file, "")),
        source=SourceFile.objects.keep(reading.data),
        counts=counts(report),
        lines=[without_blanks(line_json(line)) for line in report.lines],
        problems=[problem_json(remark.problem) for remark in report.remarks],
    )


def counts(report: Report) -> dict[str, int]:
    errors = report.errors()
    return {**report.counts(), **({"errors": errors} if errors else {})}


def without_blanks(found: dict[str, Any]) -> dict[str, Any]:
    """Most of what could be said of an entry is not, thousands of times."""
    return {name: value for name, value in found.items() if value}
