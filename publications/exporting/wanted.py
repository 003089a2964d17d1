"""What the site says otherwise than the import did: a draft as a person wants it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from publications.importing.memory import Memory
from publications.importing.values import (
    PLACE,
    RENAMED,
    WORK,
    fitted,
    people_rows,
)
from publications.mapping import Draft, PersonDraft
from publications.models import Appearance, Authorship, Publication

from .links import LinkEdits

ROLES = ["author", "editor", "advisor", "mentor"]
PARTS = ["given_name", "particle", "family_name", "suffix", "literal"]


class Work:
    """A work of the site with what each of its entries remembers."""

    def __init__(self, publication: Publication, places: Iterable[Appearance]):
        self.publication = publication
        self.places = sorted(places, key=lambda place: place.pk or 0)
        self.memories = {place.pk: Memory.of(place) for place in self.places}
        # What was entered by hand beside them speaks for itself only.
        self.imported = [place for place in self.places if place.bibtex]
        self.tellers = self.imported or self.places

    def is_edited(self, place: Appearance) -> bool:
        """Whether `wanted` may be another draft than the entry's own."""
        memory = self.memories[place.pk]
        topics = {topic.pk for topic in self.publication.topics.all()}
        known = [m.items("topics") for m in self.memories.values()]
        return (
            any(self.place_values(place))
            or any(self.work_values(place))
            or any(self.people(place, ()))
            or any(self.venue(place))
            or place.venue_id != memory.stored_value("venue")
            or topics != {pk for items in known for _, pk in items}
            or self.links.is_any()
        )

    def wanted(self, place: Appearance, draft: Draft) -> Draft:
        """The draft of the place's entry with all that a person has changed."""
        changes = {
            **dict(self.place_values(place)),
            **dict(self.work_values(place)),
            **dict(self.venue(place)),
            **dict(self.people(place, draft.people)),
        }
        if place in self.tellers:
            is_first = place == self.tellers[0]
            changes["topics"] = tuple(self.topics(place, draft.topics, is_first))
            changes["links"] = self.links.of(place.pk, draft.links, is_first)
        return replace(draft, **changes)

    def place_values(self, place: Appearance) -> Iterator[tuple[str, Any]]:
        memory = self.memories[place.pk]
        for name in PLACE:
            present = getattr(place, name)
            if not memory.knows(name) or present != memory.stored_value(name):
                yield name, present

    def work_values(self, place: Appearance) -> Iterator[tuple[str, Any]]:
        for name in ("title", *WORK):
            column = RENAMED.get(name, name)
            present = getattr(self.publication, column)
            if self.differs(name, present) and place in self.owners(name, column):
                yield name, present
        kinds = [m.seen.get("work_kind") for m in self.memories.values()]
        final = [kind for kind in kinds if kind and kind != "preprint"]
        before = next(iter(final or kinds), None)
        own = self.memories[place.pk].seen.get("work_kind")
        if self.publication.kind != before and own == before:
            yield "work_kind", self.publication.kind

    def differs(self, name: str, present: Any) -> bool:
        """Whether no import has stored the work's value."""
        memories = [m for m in self.memories.values() if m.knows(name)]
        return all(present != memory.stored_value(name) for memory in memories)

    def owners(self, name: str, column: str) -> list[Appearance]:
        """The places whose entries the work's value came from, else the first one."""
        knowing = self.knowing(name)
        own = [p for p in knowing if is_own(self.memories[p.pk], name, column)]
        return own or knowing[:1] or self.tellers[:1]

    def knowing(self, name: str) -> list[Appearance]:
        return [p for p in self.tellers if self.memories[p.pk].knows(name)]

    def venue(self, place: Appearance) -> Iterator[tuple[str, str]]:
        memory = self.memories[place.pk]
        if memory.knows("venue") and place.venue_id == memory.stored_value("venue"):
            return
        seen = memory.seen.get("venue") or ["", ""]
        there = place.venue
        names = [there.name, there.short_name] if there else ["", ""]
        # By either of its names it is the same.
        if seen[0] not in names:
            yield "venue", names[0]
            yield "venue_short", names[1]

    def people(
        self, place: Appearance, drafts: Iterable[PersonDraft]
    ) -> Iterator[tuple[str, Any]]:
        rows = people_rows(self.authorships)
        owners = self.owners_of_people()
        if not self.differs("people", rows):
            owners = owners[:1] if self.is_renamed() else []
        if place in owners:
            yield "people", tuple(self.persons(drafts))

    @cached_property
    def authorships(self) -> list[Any]:
        return list(self.publication.authorships.all())

    def owners_of_people(self) -> list[Appearance]:
        knowing = self.knowing("people")
        own = [place for place in knowing if had_people_of(self.memories[place.pk])]
        return own or knowing[:1] or self.tellers[:1]

    def is_renamed(self) -> bool:
        """Whether an author has another name by now than any of the entries says."""
        shown = [[row.role, str(row), row.is_equal] for row in self.authorships]
        memories = self.memories.values()
        said = [stored_names(m) for m in memories if m.knows("people")]
        return (
            bool(shown)
            and all(len(shown) == len(names) for names in said)
            and (shown not in said)
        )

    def persons(self, drafts: Iterable[PersonDraft]) -> Iterator[PersonDraft]:
        known = {(person.role, person.name): person for person in drafts}
        for row in sorted(self.authorships, key=lambda row: ROLES.index(row.role)):
            person = known.get((row.role, str(row))) or to_person(row)
            yield replace(person, is_equal=row.is_equal)

    def topics(
        self, place: Appearance, drafts: Iterable[str], is_first: bool
    ) -> list[str]:
        there = {topic.pk: topic.name for topic in self.publication.topics.all()}
        known = self.memories[place.pk].items("topics")
        gone = [item for item, pk in known if pk not in there]
        kept = [topic for topic in drafts if topic not in gone]
        if is_first:
            memories = self.memories.values()
            old = {pk for memory in memories for _, pk in memory.items("topics")}
            same = {topic.casefold() for topic in kept}
            new = [name for pk, name in there.items() if pk not in old]
            kept += [name for name in new if name.casefold() not in same]
        return kept

    @cached_property
    def links(self) -> LinkEdits:
        memories = {pk: memory.items("links") for pk, memory in self.memories.items()}
        return LinkEdits(memories, self.publication.links.all())


def is_own(memory: Memory, name: str, column: str) -> bool:
    """Whether what was stored is what this entry said."""
    if name not in memory.stored:
        return True
    return memory.stored[name] == fitted(Publication, column, memory.seen.get(name))


def had_people_of(memory: Memory) -> bool:
    """The same for the people, name by name."""
    seen, stored = memory.seen.get("people", []), memory.stored_value("people")
    return len(seen) == len(stored) and all(
        (role, equal) == (row[0], row[3]) and row[2] in ("", name)
        for (role, name, equal), row in zip(seen, stored, strict=True)
    )


def stored_names(memory: Memory) -> list[list[Any]]:
    """The names that the entry said, as they fit the records."""
    return [
        [role, fitted(Authorship, "name", name), equal]
        for role, name, equal in memory.seen.get("people", [])
    ]


def to_person(row: Any) -> PersonDraft:
    """With the author's parts where the name is printed as the author's is."""
    name = str(row)
    is_plain = name == str(row.author)
    parts = {part: getattr(row.author, part) if is_plain else "" for part in PARTS}
    return PersonDraft(name=name, role=row.role, **parts)
