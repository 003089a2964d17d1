"""Entries to a plan: what would be created, changed, kept. Nothing is written here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from publications.mapping import ReadEntry, Reading, picture_of

from .media import Media
from .planner import Planner
from .report import Remark, Report
from .step import Choices, Step

# So many entries are planned at once, and then written, so that their drafts and
# works need not all be held in memory.
WINDOW = 500
# An entry whose picture must be looked at takes as long as so many others.
PICTURE = 25

Track = Callable[[Sequence[ReadEntry]], Iterable[ReadEntry]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many are done, and of how many."""

    done: int
    total: int
    what: str = "entries"


class Plan:
    """Made while it is carried out: `windows` are to be taken one after the other."""

    def __init__(self, readings: list[Reading], planner: Planner, track: Track):
        self.readings = readings
        self.planner = planner
        self.entries = [entry for reading in readings for entry in reading.entries]
        self.rest = self.steps(track)

    @property
    def report(self) -> Report:
        """The whole of it; what was not planned yet is planned."""
        for _ in self.rest:
            pass
        return self.planner.report

    def progress(self) -> "Progress":
        return Progress(len(self.planner.report.lines), len(self.entries))

    def windows(self) -> Iterator[list[Step]]:
        return self.rest

    def steps(self, track: Track) -> Iterator[list[Step]]:
        entries = self.entries
        self.planner.begin(entries)
        waiting, room = [], WINDOW
        for place, entry in enumerate(track(entries)):
            # What is planned is needed no longer, and takes most of the memory.
            entries[place] = None
            waiting.append(entry)
            room -= PICTURE if picture_of(entry.entry) else 1
            if room <= 0:
                yield self.planner.plan(waiting)
                waiting, room = [], WINDOW
        yield self.planner.plan(waiting)


def plan(
    readings: Iterable[Reading],
    media: Media,
    choices: Choices | None = None,
    track: Track = iter,
) -> Plan:
    """`track` is handed the entries and gives them back one by one: a progress bar."""
    readings = list(readings)
    remarks = [Remark(r.file, problem) for r in readings for problem in r.problems]
    report = Report([reading.file for reading in readings], remarks=remarks)
    return Plan(readings, Planner(media, choices or Choices(), report), track)
