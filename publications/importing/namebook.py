"""Which spellings of names mean one person, as far as all names together tell."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .families import COMMON
from .spelling import agree, is_initial, joined, pieces

# Nobody has more spellings; so many that agree are of several people.
MAX_SPELLINGS = 30
VOWELS = re.compile("[aeiouy]+")


class Spelling(NamedTuple):
    """`family` with the particle, all as `spelling` leaves them."""

    family: str
    suffix: str
    given: tuple[str, ...]

    def is_whole(self) -> bool:
        """Whether its first name is more than an initial."""
        return bool(self.given) and not is_initial(self.given[0])

    def may_be(self, other: "Spelling") -> bool:
        """Of the same family, whether the given names are enough for one person."""
        if not agree(self.given, other.given):
            return False
        if self.family not in COMMON or joined(self.given) == joined(other.given):
            return True
        # Kian-Lee Tan is K.-L. Tan, but Jun Liu not Jun S. Liu, and J. Liu is neither.
        lengths = len(pieces(self.given)), len(pieces(other.given))
        if lengths[0] == lengths[1] > 1:
            return True
        return self.is_telling() and other.is_telling()

    def is_telling(self) -> bool:
        """In a family of so many: a first name of more than one syllable."""
        return len(VOWELS.findall(self.given[0])) > 1


class Namebook:
    """The order in which names are added makes no difference."""

    def __init__(self, spellings: Iterable[Spelling] = ()):
        self.all: set[Spelling] = set()
        # By family name, suffix and the first given name, its initial, or all of them.
        self.by_first: dict[tuple[str, str, str], list[Spelling]] = defaultdict(list)
        self.by_initial: dict[tuple[str, str, str], list[Spelling]] = defaultdict(list)
        self.by_whole: dict[tuple[str, str, str], list[Spelling]] = defaultdict(list)
        self.verdicts: dict[Spelling, bool] = {}
        for spelling in spellings:
            self.add(spelling)

    def add(self, new: Spelling) -> None:
        if new in self.all or not new.given:
            return
        self.all.add(new)
        family, suffix, first = new.family, new.suffix, joined(new.given[:1])
        whole = joined(new.given)
        self.by_first[family, suffix, first].append(new)
        self.by_initial[initial_of(new)].append(new)
        if whole != first:
            self.by_whole[family, suffix, whole].append(new)
        if self.verdicts:
            for other in self.by_initial[initial_of(new)]:
                self.verdicts.pop(other, None)

    def spellings_of(self, one: Spelling) -> list[Spelling]:
        """All that surely mean the same person as `one`."""
        self.add(one)
        if self.is_alone(one) or self.is_ambiguous(one):
            return [one]
        return [other for other in self.same(one) if not self.is_ambiguous(other)]

    def is_alone(self, one: Spelling) -> bool:
        """As most are; then nothing else has to be asked."""
        return not one.given or len(self.by_initial[initial_of(one)]) == 1

    def same(self, one: Spelling) -> Iterator[Spelling]:
        return (other for other in self.near(one) if one.may_be(other))

    def is_ambiguous(self, one: Spelling) -> bool:
        """Whether it may mean two people: two spellings agree with it, and not with
        each other."""
        if one not in self.verdicts:
            self.verdicts[one] = self.has_conflict(self.same(one))
        return self.verdicts[one]

    def has_conflict(self, spellings: Iterable[Spelling]) -> bool:
        seen: list[Spelling] = []
        for one in spellings:
            if len(seen) == MAX_SPELLINGS:
                return True
            if not all(map(one.may_be, seen)):
                return True
            seen.append(one)
        return False

    def near(self, one: Spelling) -> Iterator[Spelling]:
        """All that agree with it, itself among them."""
        if not one.given:
            return iter(())
        family, suffix, first = one.family, one.suffix, joined(one.given[:1])
        if is_initial(first):
            found = self.by_initial.get(initial_of(one), [])
        else:
            whole = joined(one.given)
            found = [
                *self.by_first.get((family, suffix, first), ()),
                *self.by_first.get((family, suffix, first[0]), ()),
                *self.by_whole.get((family, suffix, whole), ()),
            ]
            if whole != first:
                found += self.by_first.get((family, suffix, whole), ())
                found = list(dict.fromkeys(found))
        return (other for other in found if agree(one.given, other.given))


def initial_of(one: Spelling) -> tuple[str, str, str]:
    return one.family, one.suffix, one.given[0][0]
