"""A plan to rows: all of it, or nothing."""

from collections.abc import Callable, Generator

from django.db import transaction
from django.utils import timezone

from publications.models import ImportRun

from .plan import Plan, Progress
from .report import Report
from .runs import Origin, record
from .writer import Writer


def apply(plan: Plan, origin: Origin | None = None) -> Report:
    """`origin` says who imports what from where, for the record of the import."""
    for _ in applying(plan, origin):
        pass
    return plan.report


def accept_all(report: Report) -> None:
    pass


def applying(
    plan: Plan,
    origin: Origin | None = None,
    accept: Callable[[Report], None] = accept_all,
) -> Generator[Progress, None, list[ImportRun]]:
    """Says how many entries are written, again and again; nothing is, where it is
    closed before its end or `accept` raises an exception.

    The entries are taken out of the plan's readings, so that they need not be held
    until the last is written.
    """
    started = timezone.now()
    writer = Writer(plan.planner.index, plan.planner.media)
    for reading in plan.readings:
        reading.entries.clear()
    try:
        with transaction.atomic():
            for steps in plan.windows():
                writer.write(steps)
                plan.planner.settle(steps)
                yield plan.progress()
            accept(plan.report)
            return record(plan, started, origin or Origin(), writer.note)
    except BaseException:
        writer.papers.undo()
        raise
