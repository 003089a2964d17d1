"""Which works are there already, and which of them an entry belongs to."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from publications.identifiers import ARXIV_DOI
from publications.mapping import Draft
from publications.models import Publication
from publications.slugs import free_slug

from .people import AuthorRegistry, author_key
from .works import Place, Work

# Shorter titles ("Introduction", "Editorial") say too little about the work.
TELLING_WORDS = 4


def title_words(title: str) -> str:
    """Letters and digits of the title only, in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def in_any_order(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys))


class WorkIndex:
    def __init__(self):
        self.authors = AuthorRegistry()
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
        positions = (link.position for link in publication.links.all())
        work.next_link = max(positions, default=-1) + 1
        for appearance in publication.appearances.all():
            work.places.append(Place.of(work, appearance))
            self.add(work.places[-1])
        self.add_title(work)

    def add(self, place: Place) -> None:
        appearance = place.appearance
        self.by_key[place.source_key].append(place)
        if appearance.citation_key:
            self.citation_keys.add(appearance.citation_key)
        self.add_identifiers(place)

    def add_identifiers(self, place: Place) -> None:
        appearance = place.appearance
        if appearance.doi:
            self.by_doi.setdefault(appearance.doi, place.work)
        if appearance.arxiv:
            self.by_arxiv.setdefault(appearance.arxiv, place.work)

    def refresh(self, place: Place) -> None:
        """After an entry was changed, so that another finds it by what is new."""
        self.add_identifiers(place)
        self.add_title(place.work)

    def add_title(self, work: Work) -> None:
        words = title_words(work.publication.title)
        if work.author_keys and len(words.split()) >= TELLING_WORDS:
            self.by_title.setdefault((words, work.author_keys), work)

    def author_keys(self, draft: Draft) -> tuple[str, ...]:
        authors = (person for person in draft.people if person.role == "author")
        return in_any_order(map(self.authors.key, authors))

    def repeated(self, draft: Draft) -> Place | None:
        """The place of an entry read before in this run, word for word the same."""
        places = self.by_key.get(draft.key, [])
        same = (p for p in places if p.is_claimed and is_same_text(p, draft))
        return next(same, None)

    def same_entry(self, draft: Draft) -> Place | None:
        """The appearance that this very entry made in an earlier import."""
        free = [p for p in self.by_key.get(draft.key, []) if not p.is_claimed]
        for is_same in (is_same_text, has_same_identifier, has_same_title):
            for place in free:
                if is_same(place, draft):
                    return place
        keys = self.author_keys(draft) if free else ()
        return next((place for place in free if may_be_same(place, draft, keys)), None)

    def same_work(self, draft: Draft) -> Work | None:
        work = self.with_same_identifier(draft)
        if work and not self.is_unlike(work, draft):
            return work
        return self.by_title.get((title_words(draft.title), self.author_keys(draft)))

    def with_same_identifier(self, draft: Draft) -> Work | None:
        return self.by_doi.get(draft.doi) or self.by_arxiv.get(draft.arxiv)

    def is_unlike(self, work: Work, draft: Draft) -> bool:
        """Whether an identifier in common must be a slip: nothing else agrees."""
        return likeness(
            work.publication.title, draft.title
        ) < 1 / 5 and work.author_keys != self.author_keys(draft)

    def free_slug(self, draft: Draft) -> str:
        """From the entry's own, else from its title, else from its key."""
        slug = free_slug(
            draft.slug,
            draft.title,
            draft.key,
            is_taken=self.slugs.__contains__,
        )
        self.slugs.add(slug)
        return slug

    def free_key(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it the only one."""
        key, n = wanted, 1
        while key in self.citation_keys:
            n += 1
            key = f"{wanted}-{n}"
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


def may_be_same(place: Place, draft: Draft, author_keys: tuple[str, ...]) -> bool:
    """With the same key and authors, the title may have been corrected, or, when it
    came out in the same place and year, have become another."""
    there = place.appearance
    dois = {doi for doi in (draft.doi, there.doi) if is_final(doi)}
    if len(dois) > 1 or place.work.author_keys != author_keys:
        return False
    titles = (place.memory.seen.get("title", ""), place.work.publication.title)
    is_same_place = draft.name and (there.name, there.year) == (draft.name, draft.year)
    return bool(is_same_place) or any(
        likeness(title, draft.title) >= 1 / 2 for title in titles
    )


def likeness(one: str, other: str) -> float:
    """The share of the words of two titles that stand in both."""
    words, other_words = set(title_words(one).split()), set(title_words(other).split())
    return len(words & other_words) / max(len(words | other_words), 1)


def is_final(doi: str) -> bool:
    """A preprint's gives way to the one of the published work."""
    return bool(doi) and not doi.startswith(ARXIV_DOI)
