"""Names that differ from one by a slip of the pen: Karlupiya for Karlupia."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from publications.importing.families import COMMON
from publications.importing.names import Names, turned_round
from publications.importing.spelling import agree, given_parts, letters
from publications.models import Author

# Of shorter names half are a slip away from another.
LEAST = 4
CLOSE = 0.7


class Slips:
    """Finds by family name, less one letter of it; the given names must be close."""

    def __init__(self, authors: Iterable[tuple[Names, Author]]):
        self.by_piece: dict[str, list[tuple[Names, Author]]] = defaultdict(list)
        for names, author in authors:
            for piece in pieces(letters(names.literal or names.family)):
                self.by_piece[piece].append((names, author))

    def near(self, names: Names) -> Iterator[Author]:
        asked = [names] if names.literal else [names, turned_round(names)]
        for one in asked:
            for piece in sorted(pieces(letters(one.literal or one.family))):
                for other, author in self.by_piece.get(piece, ()):
                    if are_close(one, other):
                        yield author


def pieces(family: str) -> set[str]:
    """The name itself, and without each of its letters."""
    if len(family) < LEAST or family in COMMON:
        return {family}
    return {family} | {family[:i] + family[i + 1 :] for i in range(len(family))}


def are_close(one: Names, other: Names) -> bool:
    if one.literal or other.literal:
        return bool(one.literal and other.literal)
    given, other_given = given_parts(one.given_name), given_parts(other.given_name)
    if not given or not other_given or agree(given, other_given):
        return True
    first, other_first = given[0], other_given[0]
    if first[:1] != other_first[:1] or min(len(first), len(other_first)) < LEAST:
        return False
    return SequenceMatcher(None, first, other_first).ratio() >= CLOSE
