"""What the report says of each entry."""

from dataclasses import dataclass

from publications.bibtex import Problem
from publications.mapping import Draft, ReadEntry

from .report import Line, Outcome, Report, WorkName
from .step import Step

# So many names are told.
NAMES = 3
LEFT_OUT = "you left it out; the next import of the file offers it again"


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

    def leave_out(self, entry: ReadEntry, draft: Draft) -> WorkName:
        work = WorkName("", draft.title)
        self.add_line(entry, Outcome.LEFT_OUT, work, (LEFT_OUT,), about=about(draft))
        return work

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
            alike=tuple(step.alike),
            about=about(merge.draft),
        )
        return work

    def add_line(self, entry: ReadEntry, *said, **more) -> None:
        place = entry.file, entry.entry.line, entry.entry.key
        self.report.lines.append(Line(*place, *said, **more))


def about(draft: Draft) -> str:
    """Who, where and when: “Jane Doe, John Roe, Journal of Tests, 2020”."""
    people = [person.name for person in draft.people if person.role == "author"]
    names = [*people[:NAMES], "and others"] if len(people) > NAMES else people
    return ", ".join(filter(None, [*names, draft.name, str(draft.year or "")]))
