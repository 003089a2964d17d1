"""Drafts to a plan: what would be created, changed, kept. Nothing is written here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from publications.bibtex import Problem
from publications.mapping import Draft, ReadEntry, Reading
from publications.models import Appearance, Publication

from .matching import WorkIndex
from .media import Media
from .memory import Memory
from .merge import Merge, shown
from .report import Line, Outcome, Report
from .titles import title_words
from .works import Place, Work

# As long as a citation key may become, with room for a number.
MAX_KEY = 250


@dataclass(slots=True)
class Step:
    """What one entry does to one place of one work.

    `remembered` holds the file's values that the place's memory is to keep.
    """

    place: Place
    outcome: Outcome
    notes: list[str]
    remembered: dict[str, Any]


@dataclass(slots=True)
class Plan:
    steps: list[Step] = field(default_factory=list)
    report: Report = field(default_factory=Report)

    def changed_works(self) -> list[Work]:
        works = dict.fromkeys(step.place.work for step in self.steps)
        return [work for work in works if work.has_changes()]


def plan(
    readings: Iterable[Reading],
    media: Media,
    track: Callable[[list[ReadEntry]], Iterable[ReadEntry]] = iter,
) -> Plan:
    """`track` is handed the entries and gives them back one by one: a progress bar."""
    readings = list(readings)
    planner = Planner(media)
    entries = [entry for reading in readings for entry in reading.entries]
    drafts = [entry.draft() for entry in entries]
    planner.index.preload(drafts)
    for _, draft in zip(track(entries), drafts, strict=True):
        planner.read(draft)
    planner.plan.report.lines += [
        file_line(reading.file, problem)
        for reading in readings
        for problem in reading.problems
    ]
    order = {reading.file: number for number, reading in enumerate(readings)}
    planner.plan.report.lines.sort(key=lambda line: (order[line.file], line.line))
    return planner.plan


def file_line(file: str, problem: Problem) -> Line:
    said = f"{problem.severity}: {problem.message}"
    is_error = problem.severity == "error"
    return Line(file, problem.line, problem.key, None, (said,), is_error)


def told(problem: Problem, line: int) -> str:
    """The problem with its line, where that is not the one the entry begins in."""
    place = f" (line {problem.line})" if problem.line != line else ""
    return f"{problem.severity}: {problem.message}{place}"


class Planner:
    def __init__(self, media: Media):
        self.media = media
        self.index = WorkIndex()
        self.plan = Plan()

    def read(self, draft: Draft) -> None:
        if not draft.title:
            said = "it has no title: give it one in the file"
            return self.tell(draft, Outcome.FAILED, [said])
        if self.index.repeated(draft):
            said = "repeats an entry read before, word for word"
            return self.tell(draft, Outcome.UNCHANGED, [said])
        step = self.step(draft)
        self.plan.steps.append(step)
        self.tell(draft, step.outcome, step.notes)

    def step(self, draft: Draft) -> Step:
        if place := self.index.same_entry(draft):
            return self.update(draft, place)
        work = self.index.same_work(draft)
        if not work:
            return self.create(draft)
        by_hand = (place for place in work.places if place.may_adopt(draft))
        if place := next(by_hand, None):
            return self.update(draft, place)
        return self.add_appearance(draft, work)

    def create(self, draft: Draft) -> Step:
        namesake = self.index.with_same_identifier(draft)
        slug = self.index.free_slug(draft)
        work = Work(Publication(slug=slug), self.index.author_keys(draft))
        step = self.add_place(draft, work, Outcome.CREATED)
        self.index.add_title(work)
        if namesake:
            title = shown(namesake.publication.title)
            said = f"warning: its DOI or arXiv number is that of {title}, too"
            step.notes.append(f"{said}: check both")
        if draft.slug and draft.slug != slug:
            said = f"its address “{draft.slug[:80]}” can't be had: it is “{slug}”"
            step.notes.append(said)
        return step

    def add_appearance(self, draft: Draft, work: Work) -> Step:
        step = self.add_place(draft, work, Outcome.UPDATED)
        title = work.publication.title
        said = f"one more appearance of {shown(title)}"
        if title_words(title) != title_words(draft.title):
            said += f", where it is called {shown(draft.title)}"
        step.notes.insert(0, said)
        return step

    def add_place(self, draft: Draft, work: Work, outcome: Outcome) -> Step:
        wanted = draft.key[:MAX_KEY]
        key = self.index.free_key(wanted)
        positions = (place.appearance.position for place in work.places)
        position = max(positions, default=-1) + 1
        appearance = Appearance(citation_key=key, position=position)
        place = Place(work, appearance, Memory(), source_key=draft.key)
        work.places.append(place)
        merge = Merge(draft, place, self.media)
        merge.run()
        self.index.add(place)
        notes = [*merge.conflicts, *merge.warnings]
        if wanted != draft.key:
            notes.insert(0, f"its key is cut to {MAX_KEY} characters")
        if key != wanted:
            notes.insert(0, f"its key belongs to another entry: kept as {key}")
        return Step(place, outcome, notes, merge.remembered)

    def update(self, draft: Draft, place: Place) -> Step:
        is_by_hand = not place.appearance.bibtex
        if is_by_hand:
            self.adopt(draft, place)
        merge = Merge(draft, place, self.media)
        merge.run()
        self.index.refresh(place)
        notes = [*merge.conflicts, *merge.warnings]
        if merge.kept:
            notes.insert(0, "edited by hand and kept: " + ", ".join(merge.kept))
        if merge.taken:
            notes.insert(0, "changed: " + ", ".join(merge.taken))
        if is_by_hand:
            notes.insert(0, "is now one with the work entered by hand")
        outcome = Outcome.KEPT if merge.kept else Outcome.UNCHANGED
        outcome = Outcome.UPDATED if merge.taken or is_by_hand else outcome
        return Step(place, outcome, notes, merge.remembered)

    def adopt(self, draft: Draft, place: Place) -> None:
        """Let a place entered by hand be found by the entry's key from now on."""
        place.source_key = draft.key
        if not place.appearance.citation_key:
            place.appearance.citation_key = self.index.free_key(draft.key[:MAX_KEY])
        self.index.add(place)

    def tell(self, draft: Draft, outcome: Outcome, notes: list[str]) -> None:
        problems = [told(problem, draft.line) for problem in draft.problems]
        is_error = outcome is Outcome.FAILED or any(
            problem.severity == "error" for problem in draft.problems
        )
        said = (*notes, *problems)
        line = Line(draft.file, draft.line, draft.key, outcome, said, is_error)
        self.plan.report.lines.append(line)
