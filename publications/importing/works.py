"""Works and their places as a plan will leave them. Nothing of it is written yet."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publications.mapping import Draft, LinkDraft, PersonDraft
from publications.models import Appearance, Publication

from .memory import Memory
from .values import identity, people_of_drafts


@dataclass(eq=False)
class Work:
    """`publication` is unsaved while the work is new; `author_keys` identify it.

    `taken` names the fields that entries of this run have written.
    """

    publication: Publication
    author_keys: tuple[str, ...]
    places: list["Place"] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    # What is there, as rows to compare; topics by their numbers.
    people_there: list[list[Any]] = field(default_factory=list)
    links_there: list[list[str]] = field(default_factory=list)
    topics_there: dict[int, str] = field(default_factory=dict)
    people: tuple[PersonDraft, ...] | None = None
    # People of entries whose ORCID iDs those who are there may lack.
    identified: list[PersonDraft] = field(default_factory=list)
    picture: Path | None = None
    next_link: int = 0
    links_to_add: dict[LinkDraft, Path | None] = field(default_factory=dict)
    links_to_drop: list[list[str]] = field(default_factory=list)
    # What was written: rows of links by their targets, and of people.
    new_links: dict[str, list[str]] = field(default_factory=dict)
    written_people: list[list[Any]] = field(default_factory=list)
    # The rows of links that give way to others of the same target, and their places.
    replaced: dict[str, list[str]] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    topics_to_add: list[str] = field(default_factory=list)
    topics_to_drop: list[int] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.publication.pk is None

    def has_changes(self) -> bool:
        return bool(self.taken) or any(place.is_changed for place in self.places)

    def is_untouched(self) -> bool:
        """Whether nobody has saved it since its imports."""
        places = (place.appearance for place in self.places if not place.is_new)
        last = self.publication.modified
        return self.is_new or all(
            there.imported_at and last <= there.imported_at for there in places
        )

    def is_edited(self, name: str, present: Any) -> bool:
        """Whether `present` was typed by a person: no import has written it."""
        if self.is_new or name in self.taken:
            return False
        memories = (place.memory for place in self.places)
        return present not in [m.stored_value(name) for m in memories if m.knows(name)]

    def people_seen(self) -> list[list[Any]]:
        """As a file has them, so that they can be held against it."""
        if self.people is not None:
            return people_of_drafts(self.people)
        if self.is_new:
            return []
        rows = self.publication.authorships.select_related("author")
        return [[row.role, str(row), row.is_equal] for row in rows]

    def picture_name(self) -> str:
        file = self.picture or self.publication.thumbnail
        return file.name or ""

    def kind_in_files(self) -> str | None:
        """A work is no mere preprint once one of its places is something else."""
        kinds = [place.work_kind for place in self.places if place.work_kind]
        final = [kind for kind in kinds if kind != Publication.Kind.PREPRINT]
        return next(iter(final or kinds), None)

    def has_elsewhere(self, name: str, item: Any, place: "Place") -> bool:
        """Whether another entry of the work has this link or topic, too."""
        others = (other for other in self.places if other is not place)
        items = (other_item for other in others for other_item in other.items[name])
        return identity(item) in map(identity, items)


@dataclass(eq=False)
class Place:
    """One appearance of a work; `items` are the links and topics of its entry."""

    work: Work
    appearance: Appearance
    memory: Memory
    source_key: str
    work_kind: str | None = None
    items: dict[str, list[Any]] = field(
        default_factory=lambda: {"links": [], "topics": []}
    )
    venue: tuple[str, ...] | None = None
    is_claimed: bool = False
    is_changed: bool = False

    @classmethod
    def of(cls, work: Work, appearance: Appearance) -> "Place":
        memory = Memory.of(appearance)
        return cls(
            work,
            appearance,
            memory,
            source_key=appearance.imported.get("key", appearance.citation_key),
            work_kind=memory.seen.get("work_kind"),
            items={name: memory.seen.get(name, []) for name in ("links", "topics")},
        )

    @property
    def is_new(self) -> bool:
        return self.appearance.pk is None

    def is_edited(self, name: str, present: Any) -> bool:
        return present != self.memory.stored_value(name)

    def may_adopt(self, draft: Draft) -> bool:
        """Whether it was entered by hand and is the one that the entry speaks of."""
        there = self.appearance
        return (
            not self.is_claimed
            and not there.bibtex
            and there.kind == draft.kind
            and there.year in (None, draft.year)
        )
