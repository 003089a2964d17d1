"""Authors that look like one person, of tens of thousands at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from publications.batches import batches
from publications.importing.known_names import KnownNames
from publications.importing.names import Names
from publications.importing.spelling import letters
from publications.models import Alias, Author, Authorship

from .finding import Finding, Kind
from .twins import pair

# Two names with one letter other, more or less: in short ones that is another person.
WHOLE = 11
FAMILY = 5
# Of one name that many share, a pair says nothing.
MANY = 8


class Person(NamedTuple):
    """As the registry has it: `Names.of` reads it as it reads an author."""

    pk: int
    given_name: str
    particle: str
    family_name: str
    suffix: str
    literal: str
    orcid: str

    def __str__(self):
        return str(Names.of(self))


def namesakes() -> list[Finding]:
    people = {person.pk: person for person in all_people()}
    pairs = {
        (min(one, other), max(one, other))
        for one, other in (*of_one_name(people), *of_close_names(people.values()))
    }
    apart = working_together({pk for both in pairs for pk in both})
    return [
        Finding(
            Kind.SAME_AUTHOR,
            f"{people[one]} and {people[other]} look like one person.",
            about=pair(one, other),
        )
        for one, other in sorted(pairs)
        if (one, other) not in apart and may_be_one(people[one], people[other])
    ]


def all_people() -> Iterator[Person]:
    rows = Author.objects.order_by("pk").values_list(*Person._fields)
    return map(Person._make, rows.iterator())


def may_be_one(one: Person, other: Person) -> bool:
    return not (one.orcid and other.orcid and one.orcid != other.orcid)


def of_one_name(people: dict[int, Person]) -> Iterator[tuple[int, int]]:
    """By what an import would take for one person, other spellings among it."""
    known = KnownNames()
    for person in people.values():
        known.authors[Names.of(person)].append(person)
    for name, author in Alias.objects.values_list("name", "author"):
        known.authors[Names.of_alias(name)].append(people[author])
    for names in list(known.authors):
        found = same_people(known, names)
        if 1 < len(found) <= MANY:
            yield from combinations(sorted(found), 2)


def same_people(known: KnownNames, names: Names) -> set[int]:
    if names.literal:
        return {person.pk for person in known.authors[names]}
    return {person.pk for _, person in known.authors_by(names)}


def of_close_names(people: Iterable[Person]) -> Iterator[tuple[int, int]]:
    """But for one letter: found by what is left of both without it."""
    names = [(f"{letters(p.given_name)} {letters(p.family_name)}", p) for p in people]
    names = [(name, p.pk) for name, p in names if is_long(name)]
    # Numbers first: of half a million texts few come twice.
    once, twice = set(), set()
    for name, _ in names:
        for rest in map(hash, rests_of(name)):
            (twice if rest in once else once).add(rest)
    by_rest: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, pk in names:
        for rest in rests_of(name):
            if hash(rest) in twice:
                by_rest[rest].append((name, pk))
    for found in by_rest.values():
        if 1 < len(found) <= MANY:
            yield from slips_among(found)


def is_long(name: str) -> bool:
    return len(name) >= WHOLE and len(name.split(" ")[1]) >= FAMILY


def rests_of(name: str) -> set[str]:
    return {name, *(name[:n] + name[n + 1 :] for n in range(1, len(name)))}


def slips_among(found: list[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    for (name, one), (other_name, other) in combinations(found, 2):
        if one != other and is_slip(name, other_name):
            yield one, other


def is_slip(name: str, other: str) -> bool:
    """In the family name; in the given one only where that is long: Mario is not
    Maria."""
    given, other_given = name.split(" ")[0], other.split(" ")[0]
    return given == other_given or min(len(given), len(other_given)) > FAMILY


def working_together(pks: set[int]) -> set[tuple[int, int]]:
    """Pairs that stand in the line of one work: these are two."""
    lines = defaultdict(set)
    for some in batches(sorted(pks)):
        rows = Authorship.objects.filter(author__in=some).order_by()
        for work, author in rows.values_list("publication", "author"):
            lines[work].add(author)
    return {
        both for people in lines.values() for both in combinations(sorted(people), 2)
    }
