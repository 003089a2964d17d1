"""Whom a typed name means: somebody known, perhaps somebody known, or somebody new."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from publications.importing.names import Names, fullness, turned_round
from publications.importing.people import AuthorRegistry
from publications.importing.spelling import agree, given_parts, letters, same_spelling
from publications.importing.values import fitted
from publications.mapping import PersonDraft
from publications.models import Alias, Author, Publication

from .slips import Slips

# A question with more answers is none that anybody reads.
MAX_OFFERED = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """`is_likely`: an import would take them for one; `is_fuller`: the typed name says
    more than the author's, which is known by initials."""

    author: Author
    is_likely: bool
    is_fuller: bool


@dataclass(slots=True)
class Meant:
    """What a row says: `author` is None where the person is new."""

    person: PersonDraft
    author: Author | None = None
    # How the name stands in this work; "" as in the registry.
    printed: str = ""
    is_renamed: bool = False


class People:
    """The registry for one form; asks the database nothing until it is asked itself."""

    @cached_property
    def registry(self) -> AuthorRegistry:
        return AuthorRegistry()

    @cached_property
    def spellings(self) -> dict[str, list[Author]]:
        """As the registry's own, with all who share one."""
        found: dict[str, dict[int, Author]] = {}
        for names, authors in self.registry.names.authors.items():
            for author in authors:
                found.setdefault(same_spelling(str(names)), {})[author.pk] = author
        for author in self.registry.by_id.values():
            found.setdefault(same_spelling(str(author)), {})[author.pk] = author
        return {name: list(authors.values()) for name, authors in found.items()}

    @cached_property
    def slips(self) -> Slips:
        known = self.registry.names.authors.items()
        return Slips((names, a) for names, authors in known for a in authors)

    def with_number(self, pk: int) -> Author | None:
        return self.registry.by_id.get(pk)

    def called(self, person: PersonDraft) -> list[Author]:
        """Those with this very name or another spelling so, namesakes among them."""
        by_orcid = self.registry.by_orcid.get(person.orcid)
        if by_orcid and self.registry.find(person) is by_orcid:
            return [by_orcid]
        found = self.spellings.get(same_spelling(str(Names.of(person))))
        return found or self.spellings.get(same_spelling(person.name), [])

    def alike(self, person: PersonDraft) -> list[Candidate]:
        """Those who may be meant by another name than theirs, the likely one first."""
        names = Names.of(person)
        likely = self.registry.find(person)
        found = dict.fromkeys(chain(filter(None, [likely]), self.near(names)))
        return [
            Candidate(author, author is likely, is_fuller(names, Names.of(author)))
            for author in list(found)[:MAX_OFFERED]
        ]

    def near(self, names: Names) -> Iterable[Author]:
        known = self.registry.names
        if not names.literal:
            for one in (names, turned_round(names)):
                for spelling in known.near(one):
                    yield from known.authors_of.get(spelling, ())
        yield from self.slips.near(names)

    def save(self, rows: Iterable[Meant]) -> None:
        """Give each row its author; who is new is written, once for all their rows."""
        rows = list(rows)
        new: dict[str, Author] = {}
        for row in rows:
            if row.author is None:
                row.author = self.create(row, new)
            self.registry.identify(row.author, row.person)
        renamed = [called_so(row) for row in rows if row.is_renamed]
        aliases = [row for row in rows if row.author and self.is_unknown(row)]
        # Nothing is asked of the database where nothing is new.
        if new or self.registry.changed:
            self.registry.save()
        self.save_names(renamed)
        self.save_aliases(aliases)

    def create(self, row: Meant, new: dict[str, Author]) -> Author:
        names = Names.of(row.person)
        key = same_spelling(str(names))
        if key not in new:
            new[key] = self.registry.create(names)
        return new[key]

    def is_unknown(self, row: Meant) -> bool:
        """Whether the spelling is one that no import would take for this author."""
        if not row.printed or row.is_renamed or row.author.pk is None:
            return False
        return self.registry.find(row.person) is not row.author

    def save_names(self, authors: list[Author]) -> None:
        if authors:
            Author.objects.bulk_update(authors, ["given_name"])
            Publication.objects.filter(authorships__author__in=authors).touch()

    def save_aliases(self, rows: list[Meant]) -> None:
        names = {row.printed: row.author for row in rows}
        new = [Alias(author=author, name=name) for name, author in names.items()]
        if new:
            Alias.objects.bulk_create(new, ignore_conflicts=True)


def called_so(row: Meant) -> Author:
    row.author.given_name = fitted(Author, "given_name", row.person.given_name)
    return row.author


def is_fuller(names: Names, known: Names) -> bool:
    """Whether the author is known by initials of which `names` has the whole."""
    if names.literal or known.literal:
        return False
    if letters(names.family) != letters(known.family):
        return False
    given, known_given = given_parts(names.given_name), given_parts(known.given_name)
    if not agree(given, known_given) or not known_given:
        return False
    return fullness(names)[:2] > fullness(known)[:2]
