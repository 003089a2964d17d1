"""What the report says of each entry."""

from dataclasses import dataclass

from publications.bibtex import Problem
from publications.mapping import ReadEntry

from .report import Line, Outcome, Report, WorkName
from .step import Step


@dataclass
class Teller:
    report: Report

    def leave(
        self,
        entry: ReadEntry,
        work: WorkName,
        notes: tuple[str, ...],
        problems: tuple[Problem, ...],
    ) -> None:
        self.add_line(entry, Outcome.UNCHANGED, work, notes, problems=problems)

    def tell(self, entry: ReadEntry, step: Step) -> WorkName:
        """The answer is what the work is called now."""
        publication, merge = step.place.work.publication, step.merge
        work = WorkName(publication.slug, publication.title)
        self.add_line(
            entry,
            step.outcome,
            work,
            tuple(step.notes),
            taken=tuple(merge.taken),
            kept=tuple(merge.kept),
            conflicts=tuple(merge.conflicts),
            problems=(
                *merge.draft.problems,
                *merge.problems,
                *merge.said_once,
                *step.problems,
            ),
        )
        return work

    def add_line(self, entry: ReadEntry, *said, **more) -> None:
        place = entry.file, entry.entry.line, entry.entry.key
        self.report.lines.append(Line(*place, *said, **more))
