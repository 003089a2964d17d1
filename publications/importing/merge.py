"""One entry against one place of a work, field by field, by the three-way rule."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile

from publications.mapping import Draft, LinkDraft
from publications.models import Appearance, Publication

from .media import Media, MediaError, checked_picture
from .memory import Decision
from .values import PLACE, RENAMED, WORK, fitted, seen
from .works import Place

# How a field is called in messages, where not by its own name.
NAMES = {
    "and_others": "“and others”",
    "is_selected": "selected",
    "picture_alt": "picture in words",
    "work_kind": "kind of work",
}
EDITED = "(edited)"


class Merge:
    """Takes over into the records of `place`, not yet written, what may be.

    Afterwards `taken` and `kept` name fields, `conflicts` and `warnings` are sentences,
    and `remembered` holds the file's values that the place's memory is to keep.
    """

    def __init__(self, draft: Draft, place: Place, media: Media, *, is_new: bool):
        self.draft = draft
        self.place = place
        self.work = place.work
        self.media = media
        self.is_new_place = is_new
        self.is_new_work = is_new and not place.work.places
        self.taken: list[str] = []
        self.kept: list[str] = []
        self.conflicts: list[str] = []
        self.warnings: list[str] = []
        self.remembered: dict[str, Any] = {}

    def run(self) -> None:
        values = seen(self.draft)
        self.merge_scalars(values)
        self.merge_kind(values["work_kind"])
        self.merge_venue(values["venue"])
        self.merge_people(values["people"])
        self.merge_links()
        self.merge_topics(values["topics"])
        self.merge_picture()
        appearance = self.place.appearance
        if self.remembered or appearance.bibtex != self.draft.source:
            appearance.bibtex = self.draft.source
            self.place.is_changed = True
        self.place.is_claimed = True

    def takes(self, name: str, new: Any, present: Any) -> bool:
        """Whether the file's value is to be written, by the three-way rule."""
        if self.is_new_work or (self.is_new_place and name in (*PLACE, "venue")):
            self.remembered[name] = new
            return True
        decision = self.place.memory.decide(name, new, present)
        if decision is Decision.TAKE:
            self.remembered[name] = new
            if new != present:
                self.taken.append(NAMES.get(name, name))
        if decision in (Decision.EDITED, Decision.CONFLICT):
            self.kept.append(NAMES.get(name, name))
        if decision is Decision.CONFLICT:
            self.conflicts.append(conflict(name, new, present))
        return decision is Decision.TAKE

    def merge_scalars(self, values: dict[str, Any]) -> None:
        publication, appearance = self.work.publication, self.place.appearance
        for name in (*WORK, "picture_alt"):
            column = RENAMED.get(name, name)
            if self.takes(name, values[name], getattr(publication, column)):
                setattr(publication, column, fitted(Publication, column, values[name]))
                self.work.is_changed = True
        for name in PLACE:
            if self.takes(name, values[name], getattr(appearance, name)):
                setattr(appearance, name, fitted(Appearance, name, values[name]))

    def merge_kind(self, kind: str) -> None:
        """A work is no mere preprint once one of its places is something else."""
        publication = self.work.publication
        if self.is_new_place and not self.is_new_work:
            self.remembered["work_kind"] = kind
            publication.kind = (
                kind if publication.kind == "preprint" else publication.kind
            )
            self.work.is_changed = True
            return
        imported = {place.memory.seen.get("work_kind") for place in self.work.places}
        stored = self.place.memory.stored_value("work_kind")
        present = stored if publication.kind in imported else publication.kind
        if self.takes("work_kind", kind, present):
            publication.kind = kind
            self.work.is_changed = True

    def merge_venue(self, venue: list[str]) -> None:
        if self.takes("venue", venue, self.place.appearance.venue_id):
            self.place.venue = tuple(venue)

    def merge_people(self, people: list[Any]) -> None:
        if self.takes("people", people, self.work.present("people")):
            self.work.people_drafts = self.draft.people
            self.work.is_changed = True

    def merge_links(self) -> None:
        files = dict(self.links_at_hand())
        new = [[link.kind, link.label, link.target] for link in files]
        added, dropped = self.merge_set("links", new)
        targets = {row[2] for row in self.work.present("links")}
        for link, file in files.items():
            is_new = [link.kind, link.label, link.target] in added
            if is_new and link.target not in targets:
                self.work.links_to_add.append((link, file))
        self.work.links_to_drop += dropped

    def merge_topics(self, topics: list[str]) -> None:
        added, dropped = self.merge_set("topics", topics)
        self.work.topics_to_add += added
        self.work.topics_to_drop += dropped

    def merge_set(self, name: str, new: list[Any]) -> tuple[list[Any], list[Any]]:
        """The file's items to add to the work's, and the rows to drop from them.

        What the owner or another entry added beside them stays.
        """
        memory = self.place.memory
        old, stored = memory.seen.get(name, []), memory.stored_value(name) or []
        now = self.work.present(name)
        is_whole = all(row in now for row in stored)
        if not self.takes(name, new, stored if is_whole else EDITED):
            return [], []
        dropped = [
            row for item, row in zip(old, stored, strict=True) if item not in new
        ]
        added = [item for item in new if item not in old]
        self.work.is_changed = self.work.is_changed or bool(added or dropped)
        return added, dropped

    def links_at_hand(self) -> Iterator[tuple[LinkDraft, ContentFile | None]]:
        """The links, with the file of each that names one; missing ones are told of."""
        for link in self.draft.links:
            if not link.is_file:
                yield link, None
                continue
            try:
                yield link, self.media.paper(link.target)
            except MediaError as error:
                self.warnings.append(f"warning: no {link.kind} link: {error}")

    def merge_picture(self) -> None:
        if not self.draft.picture:
            return
        try:
            identity, data = self.media.picture(self.draft.picture)
            if self.takes("picture", identity, self.work.present("picture")):
                picture = checked_picture(self.draft.picture, data)
                self.work.publication.thumbnail = picture
                self.work.is_changed = True
        except MediaError as error:
            self.remembered.pop("picture", None)
            self.warnings.append(f"warning: no picture: {error}")


def conflict(name: str, new: Any, present: Any) -> str:
    field = NAMES.get(name, name)
    return f"{field} differs: “{shown(present)}” here, “{shown(new)}” in the file"


def shown(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    return ", ".join(shown(item[1] if len(item) == 3 else item) for item in value)
