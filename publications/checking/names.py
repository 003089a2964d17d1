"""Printed names that no spelling of their author explains."""

from collections.abc import Iterator

from publications.importing.names import Names
from publications.importing.spelling import (
    agree,
    given_parts,
    letters,
    same_spelling,
    without_umlauts,
)
from publications.models import Author, Publication

from .finding import Finding, Kind

TITLES = frozenset("prof professor dr mr mrs ms sir dame".split())


def of_names(work: Publication, rows: dict[int, int]) -> Iterator[Finding]:
    for person in work.printed:
        if not is_name_of(person.author, person.name):
            yield Finding(
                Kind.NAME,
                f"“{person.name}” is printed for {person.author}, who has no such "
                "spelling. Is it the right person?",
                f"id_authorships-{rows[person.pk]}-author",
                about=f"{person.author_id} {person.name}",
            )


def is_name_of(author: Author, printed: str) -> bool:
    spellings = [str(author), author.native_name, *map(str, author.aliases.all())]
    if same_spelling(printed) in map(same_spelling, spellings):
        return True
    names = Names.of_alias(without_titles(printed))
    known = [Names.of(author), *map(Names.of_alias, map(str, author.aliases.all()))]
    return any(may_be_one(names, other) for other in known)


def may_be_one(names: Names, other: Names) -> bool:
    if names.literal or other.literal:
        return same_spelling(names.literal) == same_spelling(other.literal)
    families = (without_umlauts(letters(one.family)) for one in (names, other))
    given = (given_parts(one.given_name) for one in (names, other))
    return len(set(families)) == 1 and agree(*given)


def without_titles(printed: str) -> str:
    words = printed.split()
    while len(words) > 1 and letters(words[0]) in TITLES:
        words = words[1:]
    return " ".join(words)
