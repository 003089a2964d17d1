"""Which works are there already, and which of them an entry belongs to."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from publications.mapping import Draft, LinkDraft, PersonDraft
from publications.models import Appearance, Link, Publication
from publications.slugs import free_slug

from .memory import Memory
from .people import author_key, person_key
from .values import link_row, people_rows

# Shorter titles ("Introduction", "Editorial") say too little about the work.
TELLING_WORDS = 4


def title_words(title: str) -> str:
    """Letters and digits of the title only, in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def draft_people(draft: Draft) -> tuple[str, ...]:
    return in_any_order(person_key(p) for p in draft.people if p.role == "author")


def in_any_order(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys))


@dataclass(eq=False)
class Work:
    """A work as the plan will leave it; `publication` is unsaved while it is new.

    `people` is what identifies its authors, for matching.
    """

    publication: Publication
    people: tuple[str, ...]
    is_changed: bool = False
    people_drafts: tuple[PersonDraft, ...] | None = None
    links_to_add: list[tuple[LinkDraft, ContentFile | None]] = field(
        default_factory=list
    )
    links_to_drop: list[list[str]] = field(default_factory=list)
    new_links: dict[str, Link] = field(default_factory=dict)
    topics_to_add: list[str] = field(default_factory=list)
    topics_to_drop: list[int] = field(default_factory=list)
    places: list["Place"] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.publication.pk is None

    def has_changes(self) -> bool:
        return self.is_changed or any(place.is_changed for place in self.places)

    def present(self, name: str) -> Any:
        """The rows as they are, for a new work as they will be, comparable with what
        was remembered of them."""
        if name == "picture":
            return self.publication.thumbnail.name or ""
        if self.is_new:
            return self.planned(name)
        if name == "people":
            return people_rows(self.publication.authorships.all())
        if name == "links":
            return [link_row(link) for link in self.publication.links.all()]
        return [topic.pk for topic in self.publication.topics.all()]

    def planned(self, name: str) -> Any:
        if name == "people":
            return [[p.role, p.name, p.is_equal] for p in self.people_drafts or ()]
        if name == "links":
            links = (link for link, _ in self.links_to_add)
            return [[link.kind, link.label, link.target] for link in links]
        return list(self.topics_to_add)


@dataclass(eq=False)
class Place:
    """One appearance of a work as the plan will leave it."""

    work: Work
    appearance: Appearance
    memory: Memory
    source_key: str
    venue: tuple[str, ...] | None = None
    is_claimed: bool = False
    is_changed: bool = False


class WorkIndex:
    def __init__(self):
        self.by_key: dict[str, list[Place]] = defaultdict(list)
        self.by_doi: dict[str, Work] = {}
        self.by_arxiv: dict[str, Work] = {}
        self.by_title: dict[tuple[str, tuple[str, ...]], Work] = {}
        self.citation_keys: set[str] = set()
        self.slugs = set(Publication.objects.values_list("slug", flat=True))
        for publication in Publication.objects.for_display().order_by("pk"):
            self.load(publication)

    def load(self, publication: Publication) -> None:
        authors = (person.author for person in publication.authors())
        work = Work(publication, in_any_order(map(author_key, authors)))
        for appearance in publication.appearances.all():
            key = appearance.imported.get("key", appearance.citation_key)
            place = Place(work, appearance, Memory.of(appearance), key)
            self.add(place)
        self.add_title(work)

    def add(self, place: Place) -> None:
        appearance = place.appearance
        place.work.places.append(place)
        self.by_key[place.source_key].append(place)
        if appearance.citation_key:
            self.citation_keys.add(appearance.citation_key)
        if appearance.doi:
            self.by_doi.setdefault(appearance.doi, place.work)
        if appearance.arxiv:
            self.by_arxiv.setdefault(appearance.arxiv, place.work)

    def add_title(self, work: Work) -> None:
        words = title_words(work.publication.title)
        if work.people and len(words.split()) >= TELLING_WORDS:
            self.by_title.setdefault((words, work.people), work)

    def repeated(self, draft: Draft) -> Place | None:
        """The place of an entry read before in this run, word for word the same."""
        places = self.by_key.get(draft.key, [])
        same = (p for p in places if p.is_claimed and is_same_text(p, draft))
        return next(same, None)

    def same_entry(self, draft: Draft) -> Place | None:
        """The appearance that this very entry made in an earlier import."""
        free = [p for p in self.by_key.get(draft.key, []) if not p.is_claimed]
        for is_same in (is_same_text, has_same_identifier, has_same_title, may_be_same):
            for place in free:
                if is_same(place, draft):
                    return place
        return None

    def same_work(self, draft: Draft) -> Work | None:
        title = title_words(draft.title), draft_people(draft)
        return (
            self.by_doi.get(draft.doi)
            or self.by_arxiv.get(draft.arxiv)
            or self.by_title.get(title)
        )

    def free_slug(self, draft: Draft) -> str:
        slug = free_slug(
            draft.slug or draft.title,
            is_taken=self.slugs.__contains__,
            otherwise=draft.key,
        )
        self.slugs.add(slug)
        return slug

    def free_key(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it the only one."""
        key, n = wanted, 1
        while key in self.citation_keys:
            n += 1
            key = f"{wanted}-{n}"
        self.citation_keys.add(key)
        return key


def is_same_text(place: Place, draft: Draft) -> bool:
    return place.appearance.bibtex == draft.source


def has_same_identifier(place: Place, draft: Draft) -> bool:
    there = place.appearance
    return bool(
        (draft.doi and draft.doi == there.doi)
        or (draft.arxiv and draft.arxiv == there.arxiv)
    )


def has_same_title(place: Place, draft: Draft) -> bool:
    seen = place.memory.seen.get("title", place.work.publication.title)
    return title_words(seen) == title_words(draft.title)


def may_be_same(place: Place, draft: Draft) -> bool:
    """With the same key and authors, the title may have been corrected only."""
    there = place.appearance
    if draft.doi and there.doi and draft.doi != there.doi:
        return False
    old = set(title_words(place.work.publication.title).split())
    new = set(title_words(draft.title).split())
    return place.work.people == draft_people(draft) and (
        2 * len(old & new) >= len(old | new)
    )
