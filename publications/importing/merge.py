"""One entry against one place of a work, field by field, by the three-way rule."""

from typing import Any

from publications.mapping import Draft
from publications.models import Appearance, Publication

from .media import Media, MediaError, check_picture
from .memory import UNKNOWN, Decision, decide
from .values import PLACE, RENAMED, WORK, fitted, link_item, seen
from .works import Place

# How a field is called in messages, where not by its own name.
NAMES = {
    "and_others": "“and others”",
    "date_text": "date in words",
    "is_selected": "selected",
    "picture_alt": "picture in words",
    "place": "city",
    "work_kind": "kind of work",
}


class Merge:
    """Takes over into the records of `place`, not yet written, what may be.

    Afterwards `taken` and `kept` name fields, `conflicts` and `warnings` are sentences,
    and `remembered` holds the file's values that the place's memory is to keep.
    """

    def __init__(self, draft: Draft, place: Place, media: Media):
        self.draft = draft
        self.place = place
        self.work = place.work
        self.media = media
        self.is_new_work = self.work.is_new and len(self.work.places) == 1
        self.taken: list[str] = []
        self.kept: list[str] = []
        self.conflicts: list[str] = []
        self.warnings: list[str] = []
        self.remembered: dict[str, Any] = {}

    def run(self) -> None:
        values = seen(self.draft)
        self.merge_work(values)
        self.merge_place(values)
        self.merge_kind()
        self.merge_venue(values["venue"])
        self.merge_people(values["people"])
        self.merge_links()
        self.merge_topics()
        self.merge_picture()
        self.keep_source()

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
        before = self.place.memory.seen.get(name, UNKNOWN)
        decision = decide(before, new, present, is_edited=is_edited)
        return self.follows(Decision.TAKE if is_fresh else decision, name, new, present)

    def follows(self, decision: Decision, name: str, new: Any, present: Any) -> bool:
        """Note down what is to be said and remembered of the decision."""
        label = NAMES.get(name, name)
        if decision in (Decision.TAKE, Decision.NOTE):
            self.remembered[name] = new
        if decision is Decision.TAKE and new != present:
            self.taken.append(label)
        if decision in (Decision.EDITED, Decision.CONFLICT):
            self.kept.append(label)
        if decision is Decision.CONFLICT:
            said = f"{label} differs: {shown(present)} here, {shown(new)} in the file"
            self.conflicts.append(said)
        return decision is Decision.TAKE

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
        is_edited = self.work.is_edited("people", self.work.people_rows())
        present = self.work.people_seen()
        if self.takes("people", people, present, is_edited, is_fresh=self.is_new_work):
            self.work.people = self.draft.people
            self.work.taken.add("people")

    def merge_links(self) -> None:
        drafts = {tuple(link_item(link)): link for link in self.draft.links}
        known = self.place.memory.seen.get("links", [])
        files = {}
        for item, link in list(drafts.items()):
            try:
                is_new_file = link.is_file and list(item) not in known
                files[link] = self.media.paper(link.target) if is_new_file else None
            except MediaError as error:
                self.warnings.append(f"warning: no {link.kind} link: {error}")
                del drafts[item]
        added, dropped = self.merge_items(
            "links", list(map(list, drafts)), self.work.link_rows()
        )
        self.work.links_to_drop += dropped
        there = self.targets()
        for item in added:
            link = drafts[tuple(item)]
            if link.target not in there:
                self.work.links_to_add[link] = files[link]

    def targets(self) -> set[str]:
        """Where the work's links lead already, its other entries' files among them."""
        gone = self.work.links_to_drop
        rows = (row for row in self.work.link_rows() if row not in gone)
        known = (
            item
            for place in self.work.places
            if place is not self.place
            for item in place.items["links"]
        )
        return {target for _, _, target in (*rows, *known)}

    def merge_topics(self) -> None:
        topics = list(self.draft.topics)
        added, dropped = self.merge_items("topics", topics, self.work.topic_rows())
        self.work.topics_to_add += added
        self.work.topics_to_drop += dropped

    def merge_items(
        self, name: str, new: list[Any], rows: list[Any]
    ) -> tuple[list[Any], list[Any]]:
        """The items that the file has gained, and the `rows` of those it has lost.

        What a person or another entry added beside them stays, and what a person
        removed or changed is not touched.
        """
        memory, place = self.place.memory, self.place
        known = memory.items(name)
        old = [item for item, _ in known]
        added = [item for item in new if item not in old]
        dropped = [
            row
            for item, row in known
            if row in rows
            and item not in new
            and not self.work.has_elsewhere(name, item, place)
        ]
        if not memory.knows(name) or any(item not in new for item in old) or added:
            self.remembered[name] = place.items[name] = new
        if not self.is_new_work and (added or dropped):
            self.taken.append(name)
        if added or dropped:
            self.work.taken.add(name)
        if any(item in new and row not in rows for item, row in known):
            self.kept.append(name)
        return added, dropped

    def merge_picture(self) -> None:
        if not self.draft.picture:
            return
        try:
            path, digest = self.media.picture(self.draft.picture)
            new = f"{self.draft.picture} {digest}"
            there = self.work.picture_name()
            present = new if digest in there else there
            is_edited = self.work.is_edited("picture", there)
            before = self.place.memory.seen.get("picture", UNKNOWN)
            decision = decide(before, new, present, is_edited=is_edited)
            if decision is Decision.TAKE:
                check_picture(path)
            if self.follows(decision, "picture", new, present):
                self.work.picture = path
                if not self.draft.picture_alt:
                    said = "warning: its picture has no words: write preview_alt"
                    self.warnings.append(said)
                self.work.taken.add("picture")
        except MediaError as error:
            self.warnings.append(f"warning: no picture: {error}")

    def keep_source(self) -> None:
        """The entry's own text, even where it changed in nothing that is shown."""
        appearance = self.place.appearance
        is_other = appearance.bibtex != self.draft.source
        if appearance.bibtex and is_other and not self.taken and not self.kept:
            self.taken.append("its BibTeX")
        if is_other or self.remembered:
            appearance.bibtex = self.draft.source
            appearance.entry_type = fitted(
                Appearance, "entry_type", self.draft.entry_type
            )
            appearance.fields = self.draft.fields
            self.place.is_changed = True
        self.place.is_claimed = True


def shown(value: Any) -> str:
    """A value in a sentence: “Jane Doe, John Roe”."""
    if isinstance(value, list):
        value = ", ".join(str(item[1] if len(item) == 3 else item) for item in value)
    text = " ".join(str("" if value is None else value).split())
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"
