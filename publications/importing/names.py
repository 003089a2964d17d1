"""A name in its parts, and what can be told from it alone."""

from typing import NamedTuple

from publications.bibtex import split_names

from .spelling import (
    given_parts,
    is_initial,
    letters,
    same_spelling,
    without_umlauts,
)


class Names(NamedTuple):
    """The parts of a name as printed."""

    given_name: str = ""
    particle: str = ""
    family_name: str = ""
    suffix: str = ""
    literal: str = ""

    @classmethod
    def of(cls, there) -> "Names":
        """Of a person in a draft, or of an author."""
        return cls(
            there.given_name,
            there.particle,
            there.family_name,
            there.suffix,
            there.literal,
        )

    @classmethod
    def of_alias(cls, written: str) -> "Names":
        names = split_names(written).names
        if len(names) != 1 or not names[0].family:
            return cls(literal=written)
        name = names[0]
        return cls(name.given, name.particle, name.family, name.suffix)

    def __str__(self):
        parts = (self.given_name, self.particle, self.family_name, self.suffix)
        return self.literal or " ".join(filter(None, parts))

    @property
    def family(self) -> str:
        return self.particle + self.family_name


def person_key(names: Names) -> str:
    """Family name and first initial: enough to compare two lists of authors."""
    if names.literal:
        return same_spelling(names.literal)
    return f"{without_umlauts(letters(names.family))} {letters(names.given_name)[:1]}"


def fullness(names: Names) -> tuple[int, ...]:
    """The more of a name is there, the greater; among equals, the better printed."""
    parts = given_parts(names.given_name)
    whole = [part for part in parts if not is_initial(part)]
    is_shouted = names.family_name.isupper()
    accents = sum(not c.isascii() for c in str(names))
    return len(whole), len(parts), len("".join(parts)), not is_shouted, accents


def fullest(all_names: list[Names]) -> Names:
    if len(all_names) == 1:
        return all_names[0]
    return max(all_names, key=lambda names: (*fullness(names), names))


def turned_round(names: Names) -> Names:
    """The family name before the given one, as in Doe J or Zhang Wei."""
    return Names(names.family_name, "", names.given_name, names.suffix)


def has_something_of(names: Names, others: Names) -> bool:
    """Whether two names share a part: one is kept at marriage, none by a slip."""
    parts, other_parts = (
        {letters(part) for part in str(name).split()} for name in (names, others)
    )
    return bool(parts & other_parts) or not str(names).isascii()
