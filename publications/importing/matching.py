"""Which works are there already, and which of them an entry belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from publications.mapping import Draft, PersonDraft
from publications.models import Appearance, FormerSlug, Publication
from publications.slugs import slug_of

from .known import EDITOR, Known, KnownWorks, Row
from .marked import Marked
from .namesakes import Namesakes
from .numbering import Numbering
from .people import AuthorRegistry
from .titles import likeness
from .values import shown
from .works import Place, Work


class WorkIndex:
    """Asks the database nothing until it is asked itself."""

    def __init__(self):
        self.claimed: set[int] = set()
        self.namesakes: dict[str, Namesakes] = {}
        self.last_people: tuple[PersonDraft, ...] = ()
        self.last_keys: tuple[str, ...] = ()

    @cached_property
    def authors(self) -> AuthorRegistry:
        return AuthorRegistry()

    @cached_property
    def citation_keys(self) -> Numbering:
        keys = Appearance.objects.exclude(citation_key="")
        return Numbering(keys.values_list("citation_key", flat=True))

    @cached_property
    def slugs(self) -> Numbering:
        former = FormerSlug.objects.exclude(publication=None)
        rows = (Publication.objects, former)
        return Numbering(
            slug for row in rows for slug in row.values_list("slug", flat=True)
        )

    @cached_property
    def known(self) -> KnownWorks:
        return KnownWorks(self.authors.key_of)

    @cached_property
    def marked(self) -> Marked:
        return Marked(self.known)

    @cached_property
    def by_key(self) -> dict[str, list[tuple[Known, Row]]]:
        """By the key in a file, or by today's where a person has changed it."""
        found = defaultdict(list)
        for known in self.known:
            for row in known.rows:
                for key in {row.source_key, row.citation_key} - {""}:
                    found[key].append((known, row))
        return found

    def learn(self, people: Iterable[PersonDraft]) -> None:
        """All people of a run have to be known before its first entry is looked at."""
        people = list(people)
        if people:
            self.authors.learn(people)

    def claim(self, appearance_id: int) -> None:
        """An entry of this run is the very one that made this appearance."""
        self.claimed.add(appearance_id)

    def namesakes_of(self, people: Iterable[PersonDraft]) -> Iterator[str]:
        """What to say of those who are made beside somebody of the same name."""
        for person in people:
            if person.orcid and (other := self.authors.orcids.other(person)):
                yield (
                    f"{person.orcid} is another ORCID iD than that of "
                    f"{shown(person.name)}, {other}: there are two of this name now"
                )

    def preload(self, drafts: Iterable[Draft]) -> None:
        """Fetch at once all works that the drafts may belong to."""
        # Nothing is read where all entries were recognised otherwise.
        drafts = list(drafts)
        if drafts and self.known.by_pk:
            self.known.load(known for draft in drafts for known in self.near(draft))

    def near(self, draft: Draft) -> Iterator[Known]:
        for known, row in self.by_key.get(draft.key, ()):
            if row.pk not in self.claimed:
                yield known
        found = self.marked.by_identifier(draft)
        if found := found or self.marked.by_title(draft, self.author_keys(draft)):
            yield found

    def author_keys(self, draft: Draft) -> tuple[str, ...]:
        """What identifies the authors, in their order; without any, the editors."""
        return self.keys_of(draft.people)

    def keys_of(self, people: tuple[PersonDraft, ...]) -> tuple[str, ...]:
        # Asked again and again while one entry is looked at.
        if people is not self.last_people:
            self.last_people, self.last_keys = people, tuple(self.keys(people))
        return self.last_keys

    def keys(self, people: Iterable[PersonDraft]) -> list[str]:
        key = self.authors.key
        authors = [key(person) for person in people if person.role == "author"]
        editors = (person for person in people if person.role == "editor")
        return authors or [EDITOR + key(person) for person in editors]

    def same_entry(self, draft: Draft) -> Place | None:
        """The appearance that this very entry made in an earlier import."""
        if draft.key not in self.by_key:
            return None
        if draft.key not in self.namesakes:
            places = self.places(self.by_key[draft.key])
            self.namesakes[draft.key] = Namesakes(places)
        return self.namesakes[draft.key].find(draft, self.author_keys(draft))

    def places(self, rows: list[tuple[Known, Row]]) -> Iterator[Place]:
        """Those that no entry of this run has taken yet."""
        rows = [(known, row) for known, row in rows if row.pk not in self.claimed]
        self.known.load(known for known, _ in rows)
        for known, row in rows:
            places = known.work.places if known.work else ()
            yield from (place for place in places if place.appearance.pk == row.pk)

    def same_work(self, draft: Draft) -> Work | None:
        """The work that the entry belongs to beyond doubt."""
        return self.work_by_identifier(draft) or self.work_by_title(draft)

    def work_by_identifier(self, draft: Draft) -> Work | None:
        work = self.with_same_identifier(draft)
        if not work or self.is_unlike(work, draft):
            return None
        known = self.known.of(work)
        self.marked.note_entry(draft, self.author_keys(draft), known)
        return work

    def work_by_title(self, draft: Draft) -> Work | None:
        return self.whole(self.marked.by_title(draft, self.author_keys(draft)))

    def with_same_identifier(self, draft: Draft) -> Work | None:
        return self.whole(self.marked.by_identifier(draft))

    def alike(self, draft: Draft) -> list[Work]:
        """The works that it may belong to: somebody has to decide."""
        found = self.marked.likely.find(draft, self.author_keys(draft))
        self.known.load(found)
        return [known.work for known in found if known.work]

    def whole(self, known: Known | None) -> Work | None:
        if known:
            self.known.load([known])
        return known and known.work

    def is_unlike(self, work: Work, draft: Draft) -> bool:
        """Whether an identifier in common must be a slip: nothing else agrees."""
        return likeness(work.publication.title, draft.title) < 1 / 5 and sorted(
            work.author_keys
        ) != sorted(self.author_keys(draft))

    def add(self, place: Place) -> None:
        """An entry's new place in the index, as soon as it has its key."""
        self.citation_keys.add(place.appearance.citation_key)
        self.refresh(place)

    def refresh(self, place: Place) -> None:
        """After an entry was changed, so that another finds it by what is new."""
        self.add_title(place.work)

    def settle(self, work: Work) -> None:
        """A work that is written is loaded again when another entry leads to it."""
        for place in work.places:
            if place.is_claimed:
                self.claimed.add(place.appearance.pk)
            self.namesakes.pop(place.source_key, None)
            self.namesakes.pop(place.appearance.citation_key, None)
        self.known.settle(work)

    def add_title(self, work: Work) -> None:
        if work.people is not None:
            work.author_keys = self.keys_of(work.people)
        known = self.known.of(work)
        if known.refresh(work):
            self.marked.add(known)

    def free_slug(self, draft: Draft) -> str:
        """From the entry's own, else from its title, else from its key."""
        slug = self.slugs.free(slug_of(draft.slug, draft.title, draft.key))
        self.slugs.add(slug)
        return slug

    def free_key(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it the only one."""
        return self.citation_keys.free(wanted)
