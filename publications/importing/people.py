"""Which author of the registry a printed name means."""

from collections.abc import Collection, Iterable
from functools import cached_property

from publications.mapping import PersonDraft
from publications.models import Alias, Author, FormerSlug

from .known_names import KnownNames
from .namebook import Spelling
from .names import Names, has_something_of, person_key, turned_round
from .numbering import Numbering
from .orcids import Orcids, valid
from .spelling import agree, letters, same_spelling
from .values import fitted


class AuthorRegistry:
    """All authors by their spellings; new ones are collected until `save`.

    Which of them an initial stands for depends on all names of a run: it has to `learn`
    them before it is asked for the first.
    """

    def __init__(self):
        self.new: list[Author] = []
        self.changed: dict[int, Author] = {}
        self.keys: dict[Names, str] = {}
        self.names = KnownNames()
        self.by_spelling: dict[str, Author] = {}
        self.by_id = {author.pk: author for author in Author.objects.order_by("pk")}
        self.slugs = Numbering(author.slug for author in self.by_id.values())
        former = FormerSlug.objects.exclude(author=None)
        self.slugs.update(former.values_list("slug", flat=True))
        self.by_orcid = {a.orcid: a for a in self.by_id.values() if a.orcid}
        self.owner = next((a for a in self.by_id.values() if a.is_owner), None)
        # Of those who may be printed under another family name than their own.
        self.other_families = (
            {letters(Names.of(self.owner).family)} if self.owner else set()
        )
        self.load()

    def load(self) -> None:
        for author in self.by_id.values():
            self.put(str(author), Names.of(author), author)
        for name, author in Alias.objects.order_by("pk").values_list("name", "author"):
            names = Names.of_alias(name)
            self.put(name, names, self.by_id[author])
            self.other_families.add(letters(names.family))

    def put(self, name: str, names: Names, author: Author) -> None:
        self.by_spelling.setdefault(same_spelling(name), author)
        self.names.authors[names].append(author)

    def learn(self, people: Iterable[PersonDraft]) -> None:
        self.names.add({Names.of(person) for person in people})

    def named(self, name: str) -> Author | None:
        return self.by_spelling.get(same_spelling(name))

    def key_of(self, author: int) -> str:
        return person_key(Names.of(self.by_id[author]))

    def key(self, person: PersonDraft) -> str:
        """What identifies the person, by whichever spelling."""
        names = Names.of(person)
        if names not in self.keys:
            author = self.by_name(names) if self.has_other_names(names) else None
            self.keys[names] = person_key(Names.of(author) if author else names)
        return self.keys[names]

    def complete(self, authors: Collection[int], people: Iterable[PersonDraft]) -> None:
        """With what an entry says of the authors of a work who stay as they are."""
        for person in people:
            found = self.find(person)
            if found and found.pk in authors:
                self.identify(found, person)

    @cached_property
    def orcids(self) -> Orcids:
        return Orcids(self.names)

    def has_other_names(self, names: Names) -> bool:
        families = (names.family, names.given_name) if self.other_families else ()
        return any(letters(family) in self.other_families for family in families)

    def author(self, person: PersonDraft) -> Author:
        author = self.find(person) or self.create(Names.of(person))
        self.identify(author, person)
        return author

    def identify(self, author: Author, person: PersonDraft) -> None:
        """Keep the iD that the file has, unless it is somebody's already."""
        orcid = valid(person.orcid)
        if orcid and not author.orcid and orcid not in self.by_orcid:
            author.orcid = orcid
            self.by_orcid[orcid] = author
            if author.pk:
                self.changed[author.pk] = author

    def find(self, person: PersonDraft) -> Author | None:
        names, orcid = Names.of(person), valid(person.orcid)
        found = self.by_orcid.get(orcid)
        if found and has_something_of(names, Names.of(found)):
            return found
        found = self.by_name(names) or self.named(person.name)
        # With another ORCID iD it is another person of the same name.
        is_another = found and orcid and found.orcid and found.orcid != orcid
        return None if is_another else found

    def by_name(self, names: Names) -> Author | None:
        if found := self.named(str(names)):
            return found
        return None if names.literal else self.by_parts(names) or self.owner_by(names)

    def by_parts(self, names: Names) -> Author | None:
        """The only author that the name can mean, or the only one known in full."""
        found = self.names.authors_by(names)
        whole = [pair for pair in found if pair[0].is_whole()]
        for authors in (found, whole):
            if len({id(author) for _, author in authors}) == 1:
                return authors[0][1]
        return None

    def owner_by(self, names: Names) -> Author | None:
        """The owner, by what would be too little for others."""
        if not self.owner:
            return None
        own = self.names.spelling(Names.of(self.owner))
        turned = turned_round(names)
        if is_initials_of(self.names.spelling(names), own):
            return self.owner if self.is_no_other(names, own) else None
        if self.is_turned(turned, own) and len(list(self.names.near(names))) <= 1:
            return self.owner if self.is_no_other(turned, own) else None
        return None

    def is_turned(self, turned: Names, own: Spelling) -> bool:
        """Whether the family name stands in front, as in Doe J or Zhang Wei."""
        there = self.names.spelling(turned)
        return there == own or is_initials_of(there, own)

    def is_no_other(self, names: Names, own: Spelling) -> bool:
        """Whether nobody else known in full can be meant."""
        near = self.names.near(names)
        whole = (other for other in near if other.is_whole())
        return all(agree(other.given, own.given) for other in whole)

    def create(self, names: Names) -> Author:
        if not names.literal:
            names = self.names.fullest(names)
        author = Author(
            **{n: fitted(Author, n, value) for n, value in names._asdict().items()}
        )
        self.by_spelling.setdefault(same_spelling(str(author)), author)
        self.names.put(names, author)
        self.new.append(author)
        return author

    def save(self):
        self.slugs.give_slugs(self.new)
        Author.objects.bulk_create(self.new, batch_size=500)
        Author.objects.bulk_update(self.changed.values(), ["orcid"], batch_size=500)
        self.new, self.changed = [], {}


def is_initials_of(there: Spelling, own: Spelling) -> bool:
    """All of them, and nothing more."""
    initials = tuple(part[0] for part in own.given)
    return there[:2] == own[:2] and there.given == initials
