"""From an upload to its import, with a plan to be seen in between."""

from collections.abc import Generator, Iterable

from django.db import transaction
from django.utils import timezone

from publications.mapping import Reading, read_drafts
from publications.models import WaitingFile, WaitingImport

from .apply import applying
from .archive import Archive
from .decisions import Decisions
from .encoding import encoding
from .plan import Plan, Progress, plan
from .report import Report
from .runs import Origin
from .seen import SeenPlan, seen_again
from .step import Choices

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 5_000

Steps = Generator[Progress, None, None]


class PlanChanged(Exception):
    """Something else would be done than was seen."""


class TooManyEntries(Exception):
    """Says how many there are."""


def keep(files: Iterable[tuple[str, bytes]], archive=None, by: str = ""):
    """`files` are names and contents, `archive` an uploaded ZIP."""
    name = archive.name if archive else ""
    with transaction.atomic():
        waiting = WaitingImport.objects.create(by=by[:150], archive=name[:1000])
        for file, content in files:
            WaitingFile.of(waiting, file, content).save()
        if archive:
            waiting.keep_archive(archive)
    return waiting


def seen_plan(waiting: WaitingImport) -> SeenPlan | None:
    found = waiting.plan()
    return SeenPlan.of(found) if found else None


def planning(waiting: WaitingImport) -> Steps:
    """Make the plan, anew where it was seen before. Raises TooManyEntries."""
    before, now = seen_plan(waiting), Decisions.of(waiting.answers)
    planned = planned_of(waiting, before, now)
    yield planned.progress()
    for _ in planned.windows():
        yield planned.progress()
    found = seen_again(planned.report, before, now)
    waiting.keep_plan(found.to_json())


def needs_another_plan(seen: SeenPlan, now: Decisions) -> bool:
    """Whether entries are of other works than when it was made."""
    return seen.decided.joined() != now.joined()


def carrying_out(waiting: WaitingImport, by: str = "") -> Steps:
    """All of it, or nothing. Raises PlanChanged, and what `apply` raises."""
    seen, now = seen_plan(waiting), Decisions.of(waiting.answers)
    planned = planned_of(waiting, seen, now)

    def accept(report: Report) -> None:
        if seen.others(report.lines, now):
            raise PlanChanged

    yield from encoding(planned.readings, planned.planner.media)
    yield planned.progress()
    with transaction.atomic():
        waiting = WaitingImport.objects.select_for_update().get(pk=waiting.pk)
        if waiting.applied:
            return
        runs = yield from applying(planned, Origin(by), accept)
        waiting.applied = timezone.now()
        waiting.runs = [run.pk for run in runs]
        waiting.save()
    waiting.empty()


def planned_of(waiting: WaitingImport, seen: SeenPlan | None, now: Decisions) -> Plan:
    readings = readings_of(waiting)
    wishes = now.wishes(seen.lines if seen else ())
    planned = plan(readings, media_of(waiting), Choices(wishes=wishes))
    if len(planned.entries) > MAX_ENTRIES:
        raise TooManyEntries(len(planned.entries))
    return planned


def readings_of(waiting: WaitingImport) -> list[Reading]:
    return [read_drafts(file.content(), file.name) for file in waiting.files.all()]


def media_of(waiting: WaitingImport) -> Archive:
    opened = waiting.open_archive if waiting.archive else None
    return Archive(opened, waiting.folder)
