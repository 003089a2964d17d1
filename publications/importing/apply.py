"""A plan to rows: all of it, or nothing."""

from django.db import transaction
from django.utils import timezone

from .plan import Plan
from .report import Report
from .runs import Origin, record
from .writer import Writer


def apply(plan: Plan, origin: Origin | None = None) -> Report:
    """`origin` says who imports what from where, for the record of the import.

    The entries are taken out of the plan's readings, so that they need not be held
    until the last is written.
    """
    started = timezone.now()
    writer = Writer(plan.planner.index)
    for reading in plan.readings:
        reading.entries.clear()
    try:
        with transaction.atomic():
            for steps in plan.windows():
                writer.write(steps)
                plan.planner.settle(steps)
            record(plan, started, origin or Origin())
    except BaseException:
        writer.papers.undo()
        raise
    return plan.report
