"""Decides for each entry which place of which work it is, and what it does to it."""

from collections.abc import Sequence

from publications.bibtex import Problem
from publications.keeping import digest
from publications.mapping import Draft, ReadEntry, people_of
from publications.models import Appearance, Publication

from .cutting import cut
from .matching import WorkIndex
from .media import Media
from .memory import Memory
from .merge import Merge
from .renamed import Renamed
from .report import WRITTEN, Outcome, Report, WorkName
from .similar import kept_apart, name_of
from .step import Choices, Step, Wish
from .telling import Teller
from .titles import title_words
from .untouched import Untouched, untouched
from .values import label, shown
from .works import Place, Work

# As long as a citation key may become, with room for a number.
MAX_KEY = 250


class Planner:
    def __init__(self, media: Media, choices: Choices, report: Report):
        self.media = media
        self.choices = choices
        self.report = report
        self.teller = Teller(report)
        self.index = WorkIndex()
        self.untouched: dict[str, Untouched] = {}
        # By key and digest, as the texts would take as much memory as the file.
        self.read: dict[tuple[str, str], WorkName] = {}
        self.wish = Wish()

    def begin(self, entries: Sequence[ReadEntry]) -> None:
        """Set apart what needs no second look, before any other entry can take it."""
        if not self.choices.prefer:
            self.untouched = untouched(entries, self.media)
        for known in self.untouched.values():
            self.index.claim(known.appearance)
        self.renamed = Renamed(self.index, entries)
        news = (entry.entry for entry in entries if not self.is_known(entry))
        self.index.learn(person for entry in news for person in people_of(entry))

    def plan(self, entries: Sequence[ReadEntry]) -> list[Step]:
        drafts = [None if self.is_known(e) else e.draft() for e in entries]
        self.index.preload(filter(None, drafts))
        steps = [self.step(*pair) for pair in zip(entries, drafts, strict=True)]
        return [step for step in steps if step]

    def is_known(self, entry: ReadEntry) -> bool:
        return entry.content_hash in self.untouched

    def step(self, entry: ReadEntry, draft: Draft | None) -> Step | None:
        text = entry.entry.key, digest(entry.entry.source.encode(errors="replace"))
        if same := self.read.get(text):
            said = "repeats an entry read before, word for word"
            problems = (draft or entry.draft()).problems
            return self.teller.leave(entry, same, (said,), problems)
        # Each entry has one line in the report.
        self.wish = self.choices.wish(len(self.report.lines))
        if self.wish.is_left_out:
            self.read[text] = self.teller.leave_out(entry, draft or entry.draft())
            return None
        if draft is None:
            known = self.untouched[entry.content_hash]
            self.read[text] = known.work
            return self.teller.leave(entry, known.work, (), known.problems(entry))
        step = self.decide(draft)
        if step.place.work.people is draft.people:
            step.notes += self.index.namesakes_of(draft.people)
        step.merge.finish(entry)
        if step.merge.taken and step.outcome is Outcome.UNCHANGED:
            step.outcome = Outcome.UPDATED
        if step.outcome in WRITTEN:
            step.notes += cut(draft)
        self.read[text] = self.teller.tell(entry, step)
        return step

    def decide(self, draft: Draft) -> Step:
        if place := self.index.same_entry(draft):
            return self.update(draft, place)
        if place := self.renamed.with_same_body(draft):
            return self.rename(draft, place)
        work = self.index.same_work(draft)
        if not work:
            return self.create_or_join(draft)
        if place := self.renamed.in_work(draft, work):
            return self.rename(draft, place)
        return self.add_to(draft, work)

    def create_or_join(self, draft: Draft) -> Step:
        alike = self.index.alike(draft)
        names = [name_of(work) for work in alike]
        one = next((work for work in alike if self.are_one(draft, work)), None)
        step = self.add_to(draft, one) if one else self.create(draft)
        step.notes += [] if one else map(kept_apart, alike)
        step.alike = names
        return step

    def are_one(self, draft: Draft, work: Work) -> bool:
        is_said = self.wish.same_as == work.publication.slug
        return is_said or self.choices.similar.are_one(draft, work)

    def add_to(self, draft: Draft, work: Work) -> Step:
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
            said = f"its DOI or other number is that of {title}, too: check both"
            step.problems.append(Problem(draft.line, "warning", said, draft.key))
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
        merge = self.merged(draft, place)
        self.index.add(place)
        notes = []
        if key != wanted:
            notes.append(f"its key belongs to another entry: kept as {key}")
        if wanted != draft.key:
            notes.append(f"its key is cut to {MAX_KEY} characters")
        return Step(place, merge, outcome, notes)

    def update(self, draft: Draft, place: Place) -> Step:
        is_by_hand = not place.appearance.bibtex
        if is_by_hand:
            self.adopt(draft, place)
        merge = self.merged(draft, place)
        self.index.refresh(place)
        notes = ["is now one with the work entered by hand"] if is_by_hand else []
        if merge.unsaid:
            stays = ", ".join(map(label, merge.unsaid))
            notes.append(f"left as here, since this file doesn’t say it: {stays}")
        outcome = Outcome.KEPT if merge.kept else Outcome.UNCHANGED
        outcome = Outcome.UPDATED if merge.taken or is_by_hand else outcome
        return Step(place, merge, outcome, notes)

    def rename(self, draft: Draft, place: Place) -> Step:
        """Here, too, unless a person gave it a key of their own."""
        before, appearance = place.source_key, place.appearance
        if appearance.citation_key == before:
            appearance.citation_key = self.index.free_key(draft.key[:MAX_KEY])
        place.source_key = draft.key
        self.index.add(place)
        step = self.update(draft, place)
        step.outcome = Outcome.UPDATED
        step.notes.insert(0, f"its key was {before}")
        return step

    def settle(self, steps: Sequence[Step]) -> None:
        """Let go of the works that are written."""
        for work in dict.fromkeys(step.place.work for step in steps):
            self.index.settle(work)

    def merged(self, draft: Draft, place: Place) -> Merge:
        media = self.media.of(draft.file)
        prefer = self.wish.prefer.union(self.choices.prefer)
        merge = Merge(draft, place, media, prefer)
        merge.run()
        place.is_claimed = True
        if not place.is_new:
            self.index.claim(place.appearance.pk)
        return merge

    def adopt(self, draft: Draft, place: Place) -> None:
        """Let a place entered by hand be found by the entry's key from now on."""
        place.source_key = draft.key
        if not place.appearance.citation_key:
            place.appearance.citation_key = self.index.free_key(draft.key[:MAX_KEY])
        self.index.add(place)
