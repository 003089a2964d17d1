"""One entry against one place of a work, field by field, by the three-way rule."""

from collections.abc import Collection
from typing import Any

from publications.bibtex import Problem, Severity
from publications.mapping import Draft
from publications.models import Appearance, Publication

from .lists import merge_links, merge_topics
from .media import Media
from .memory import BLANK, UNKNOWN, Decision, decide
from .picture import merge_picture
from .report import Change
from .title import merge_title
from .values import PLACE, RENAMED, WORK, fitted, plain, seen
from .works import Place

OF_PLACE = (*PLACE, "venue")


class Merge:
    """Takes over into the records of `place`, not yet written, what may be.

    Of the fields named in `prefer`, the file's value is taken whatever was typed.
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
        self.remembered: dict[str, Any] = {}

    def run(self) -> None:
        values = seen(self.draft)
        if self.is_new_work:
            return self.fill(values)
        merge_title(self)
        self.merge_work(values)
        self.merge_place(values)
        self.merge_kind()
        self.merge_venue(values["venue"])
        self.merge_people(values["people"])
        merge_links(self)
        merge_topics(self)
        merge_picture(self)

    def fill(self, values: dict[str, Any]) -> None:
        """All of a new work is the file's: nothing is there to be held against it.
        Takes a third of the time that deciding field by field would."""
        work, place, draft = self.work, self.place, self.draft
        # What is blank is known by this alone, and not remembered.
        place.memory.unknown = {"picture"}
        for record, names in ((work.publication, WORK), (place.appearance, PLACE)):
            for name in names:
                if values[name] not in BLANK:
                    column = RENAMED.get(name, name)
                    setattr(record, column, fitted(type(record), column, values[name]))
        place.work_kind = work.publication.kind = draft.work_kind
        place.venue = tuple(values["venue"])
        work.people = draft.people
        work.taken.update(WORK, ("work_kind", "people"))
        said = (name for name in values if values[name] not in BLANK)
        self.remembered = {name: values[name] for name in said}
        self.remembered["work_kind"] = draft.work_kind
        merge_title(self)
        merge_links(self)
        merge_topics(self)
        merge_picture(self)

    def merge_work(self, values: dict[str, Any]) -> None:
        publication = self.work.publication
        for name in WORK:
            column = RENAMED.get(name, name)
            present, new = getattr(publication, column), values[name]
            is_edited = self.work.is_edited(name, present)
            if self.takes(name, new, present, is_edited, is_fresh=self.is_new_work):
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
        self, name: str, new: Any, present: Any, is_edited: bool, *, is_fresh: bool
    ) -> bool:
        """Whether the file's value is to be written; always into a fresh record."""
        before = self.place.memory.value(name)
        decision = Decision.TAKE
        if not is_fresh:
            decision = decide(before, new, present, is_edited=is_edited)
        return self.follows(decision, name, new, present)

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
        draft = self.draft
        self.problems.append(Problem(draft.line, severity, message, draft.key))

    def merge_kind(self) -> None:
        publication, place = self.work.publication, self.place
        own, before = place.work_kind, self.work.kind_in_files()
        place.work_kind = self.draft.work_kind
        new, present = self.work.kind_in_files(), publication.kind
        decision = Decision.TAKE
        if not self.is_new_work:
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
        if self.takes("people", people, present, is_edited, is_fresh=self.is_new_work):
            self.work.people = self.draft.people
            self.work.taken.add("people")
        elif people == present:
            self.note_orcids()

    def note_orcids(self) -> None:
        """The entry may have them for people that stay as they are; once, as an iD
        that a person has removed may stay so."""
        if self.place.appearance.bibtex != self.draft.source:
            self.work.identified += [p for p in self.draft.people if p.orcid]

    def is_clean(self) -> bool:
        """Whether the same entry would do the same again, and have nothing to say."""
        names_files = self.draft.picture or any(x.is_file for x in self.draft.links)
        said = self.draft.problems or self.problems or self.kept
        return not names_files and not said

    def finish(self, content_hash: str) -> None:
        """Keep the entry's own text, even where it changed in nothing that is shown."""
        appearance, draft = self.place.appearance, self.draft
        kind = fitted(Appearance, "entry_type", draft.entry_type)
        new = {
            "bibtex": draft.source,
            "entry_type": kind,
            "fields": [list(field) for field in draft.fields],
            "content_hash": content_hash if self.is_clean() else "",
        }
        old = {name: getattr(appearance, name) for name in new}
        is_other = appearance.bibtex and appearance.bibtex != draft.source
        if is_other and not self.taken and not self.kept:
            self.taken.append(Change("bibtex", appearance.bibtex, draft.source))
        if new != old or self.remembered:
            self.place.is_changed = True
            for name, value in new.items():
                setattr(appearance, name, value)
