"""One entry against one place of a work, field by field, by the three-way rule."""

import re
from collections.abc import Collection
from pathlib import PurePath
from typing import Any

from publications.bibtex import Problem, Severity
from publications.mapping import Draft, ReadEntry
from publications.models import Appearance, Publication

from .filling import fill
from .lists import merge_links, merge_topics
from .media import Media
from .memory import BLANK, UNKNOWN, Decision, decide
from .picture import merge_picture
from .report import Change
from .title import merge_title
from .untouched import again
from .values import PLACE, RENAMED, WORK, fitted, plain, seen
from .works import Place

OF_PLACE = (*PLACE, "venue")
# What browsers put behind the name of a file that is there already: works (1).bib.
COUNTED = re.compile(r" ?\(\d+\)(?=\.\w+$)")


class Merge:
    """Takes over into the records of `place`, not yet written, what may be.

    Of the fields named in `prefer`, the file's value is taken whatever was typed. What
    another file than the last leaves unsaid, stays: it has not gone from that one.
    Afterwards `remembered` holds the file's values that the place's memory is to keep.
    """

    def __init__(
        self, draft: Draft, place: Place, media: Media, prefer: Collection[str] = ()
    ):
        self.draft = draft
        self.place = place
        self.work = place.work
        self.media = media
        self.prefer = prefer
        self.is_new_work = self.work.is_new and len(self.work.places) == 1
        self.taken: list[Change] = []
        self.kept: list[Change] = []
        self.conflicts: list[Change] = []
        self.problems: list[Problem] = []
        # Not to be said again when the same entry is imported again.
        self.said_once: list[Problem] = []
        self.remembered: dict[str, Any] = {}
        self.file = COUNTED.sub("", PurePath(draft.file).name)
        before = place.memory.file
        self.is_other_file = bool(before) and before != self.file
        self.unsaid: list[str] = []

    def run(self) -> None:
        values = seen(self.draft)
        if self.is_new_work:
            return fill(self, values)
        merge_title(self)
        self.merge_work(values)
        self.merge_place(values)
        self.merge_kind()
        self.merge_venue(values["venue"])
        self.merge_people(values["people"])
        merge_links(self)
        merge_topics(self)
        merge_picture(self)

    def merge_work(self, values: dict[str, Any]) -> None:
        publication = self.work.publication
        for name in WORK:
            column = RENAMED.get(name, name)
            present, new = getattr(publication, column), values[name]
            is_edited = self.work.is_edited(name, present)
            if self.takes(name, new, present, is_edited):
                setattr(publication, column, fitted(Publication, column, new))
                self.work.taken.add(name)

    def merge_place(self, values: dict[str, Any]) -> None:
        appearance = self.place.appearance
        for name in PLACE:
            present, new = getattr(appearance, name), values[name]
            is_edited = self.place.is_edited(name, present)
            if self.takes(name, new, present, is_edited, is_fresh=self.place.is_new):
                setattr(appearance, name, fitted(Appearance, name, new))

    def takes(
        self,
        name: str,
        new: Any,
        present: Any,
        is_edited: bool,
        *,
        is_fresh: bool = False,
    ) -> bool:
        """Whether the file's value is to be written; always into a fresh record."""
        if self.is_unsaid(name, new, present):
            return False
        before = self.place.memory.value(name)
        decision = Decision.TAKE
        if not is_fresh:
            decision = decide(before, new, present, is_edited=is_edited)
        return self.follows(decision, name, new, present)

    def is_unsaid(self, name: str, new: Any, present: Any) -> bool:
        is_unsaid = self.is_other_file and new in BLANK and present not in BLANK
        if is_unsaid and self.place.memory.value(name) not in (UNKNOWN, *BLANK):
            self.unsaid.append(name)
        return is_unsaid

    def follows(self, decision: Decision, name: str, new: Any, present: Any) -> bool:
        """Note down what is to be said and remembered of the decision."""
        if self.overrules(decision, name, new, present):
            decision = Decision.TAKE
        if decision in (Decision.TAKE, Decision.NOTE):
            self.remembered[name] = new
        if new == present:
            return decision is Decision.TAKE
        is_fresh = self.is_new_work or (self.place.is_new and name in OF_PLACE)
        if decision is Decision.TAKE and not is_fresh:
            self.taken.append(Change(name, plain(name, present), plain(name, new)))
        if decision in (Decision.EDITED, Decision.CONFLICT):
            self.keep(name, present, new)
        if decision is Decision.CONFLICT:
            self.conflicts.append(self.kept[-1])
        return decision is Decision.TAKE

    def overrules(self, decision: Decision, name: str, new: Any, present: Any) -> bool:
        is_kept = decision in (Decision.EDITED, Decision.CONFLICT)
        return is_kept and name in self.prefer

    def keep(self, name: str, present: Any, new: Any) -> None:
        self.kept.append(Change(name, plain(name, present), plain(name, new)))

    def warn(self, message: str, severity: Severity = "warning") -> None:
        self.problems.append(self.problem(message, severity))

    def problem(self, message: str, severity: Severity = "warning") -> Problem:
        return Problem(self.draft.line, severity, message, self.draft.key)

    def merge_kind(self) -> None:
        publication, place = self.work.publication, self.place
        own, before = place.work_kind, self.work.kind_in_files()
        place.work_kind = self.draft.work_kind
        new, present = self.work.kind_in_files(), publication.kind
        is_edited = present != before
        decision = decide(before or UNKNOWN, new, present, is_edited=is_edited)
        if self.follows(decision, "work_kind", new, present):
            publication.kind = new
            self.work.taken.add("work_kind")
            decision = Decision.TAKE
        # The memory is of the entry's own kind, not of the work's.
        self.remembered.pop("work_kind", None)
        if decision is Decision.CONFLICT:
            place.work_kind = own
        elif place.work_kind != own:
            self.remembered["work_kind"] = place.work_kind

    def merge_venue(self, venue: list[str]) -> None:
        there = self.place.appearance.venue
        present = [there.name, there.short_name] if there else []
        # By either of its names it is the same.
        present = venue if venue and venue[0] in present else present
        is_edited = self.place.is_edited("venue", there.pk if there else None)
        if self.takes("venue", venue, present, is_edited, is_fresh=self.place.is_new):
            self.place.venue = tuple(venue)

    def merge_people(self, people: list[Any]) -> None:
        is_edited = self.work.is_edited("people", self.work.people_there)
        before = self.place.memory.value("people")
        if not is_edited and before == people:
            self.note_orcids()
            return
        if not is_edited and before is UNKNOWN and self.work.people_there:
            # Another entry of the work has written them. Their names are asked for
            # only where they have to be told.
            self.remembered["people"] = people
            self.note_orcids()
            return
        present = self.work.people_seen()
        if self.takes("people", people, present, is_edited):
            self.work.people = self.draft.people
            self.work.taken.add("people")
        elif people == present:
            self.note_orcids()

    def note_orcids(self) -> None:
        """The entry may have them for people that stay as they are; once, as an iD
        that a person has removed may stay so."""
        if self.place.appearance.bibtex != self.draft.source:
            self.work.identified += [p for p in self.draft.people if p.orcid]

    def finish(self, entry: ReadEntry) -> None:
        """Keep the entry's own text, even where it changed in nothing that is shown."""
        appearance, draft, memory = self.place.appearance, self.draft, self.place.memory
        kind = fitted(Appearance, "entry_type", draft.entry_type)
        new = {
            "bibtex": draft.source,
            "entry_type": kind,
            "fields": [list(field) for field in draft.fields],
            # What was kept has to be held against the file each time.
            "content_hash": "" if self.kept else entry.content_hash,
        }
        old = {name: getattr(appearance, name) for name in new}
        is_other = appearance.bibtex and appearance.bibtex != draft.source
        if is_other and not self.taken and not self.kept:
            self.taken.append(Change("bibtex", appearance.bibtex, draft.source))
        said = (*draft.problems[len(entry.problems) :], *self.problems)
        before, memory.again = memory.again, again(draft, said, self.media)
        # One that says less, such as an entry of a search engine, is not followed.
        memory.file = memory.file if self.unsaid else self.file
        if new != old or self.remembered or memory.again != before:
            self.place.is_changed = True
            for name, value in new.items():
                setattr(appearance, name, value)
