"""Lists of names: in full or in initials, turned round or not, all or the first."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from .initials import HAS_LETTER, STARTS_WITH_LETTER, initials, with_full_stops
from .piece import Piece, word
from .values import text

# What stands before a family name in small letters: van, d’, al-.
PARTICLE = re.compile(r"([^ ]+[-ʻ’ '] *)(.+)")
SMALL_WORD = re.compile(r"(.+?) +([^ ]+)")
NO_LETTERS = "-ʻ’' "
JOINING = ("’", "'", "-", " ")
FAMILY_FIRST = {"ja", "zh"}
FAMILY_ALWAYS_FIRST = {"vi", "hu"}


class Parts(NamedTuple):
    family: str
    particle: str = ""
    given: str = ""
    # A particle that was written with the given name.
    before: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Names:
    """How a style writes a list of names."""

    conjunction: str = "and"
    # How many come family name first: none, the first, all.
    inverted: str = ""
    # Initials, names with a full stop behind initials, or names as they are.
    given: str = ""
    # A comma before the conjunction: of three names, always, never.
    comma: str = "three"
    # From how many names on only so many are shown, and perhaps the last.
    most: int = 0
    shown: int = 0
    shows_last: bool = False
    # A comma before “et al.” even behind a single name.
    comma_before_others: bool = False
    looks_of_others: str = ""
    # “Berg, Anna van der” rather than “van der Berg, Anna”.
    particle_last: bool = False

    def piece(
        self,
        names: list[dict[str, str]],
        *,
        language: str = "",
        others: bool = False,
    ) -> Piece | None:
        pieces = [self.one(name, place, language) for place, name in enumerate(names)]
        pieces = [piece for piece in pieces if piece]
        if not pieces:
            return None
        if self.most and len(pieces) + others >= self.most:
            if self.shows_last and not others:
                return self.with_last(pieces)
            return self.with_others(pieces[: self.shown])
        if others:
            return self.with_others(pieces)
        return self.joined(pieces, ends_in_team="literal" in names[-1])

    def joined(self, pieces: list[Piece], ends_in_team: bool) -> Piece:
        if len(pieces) == 1:
            return Piece(pieces)
        comma = len(pieces) > 2 and self.comma != "never"
        if self.comma == "always" and not ends_in_team:
            comma = True
        before = ", " if comma else " "
        final = word(f"{self.conjunction} ", prefix=before)
        return Piece([*with_commas(pieces[:-1]), final, pieces[-1]])

    def with_others(self, pieces: list[Piece]) -> Piece:
        comma = len(pieces) > 1 or self.comma_before_others
        others = Piece("et al.", ", " if comma else " ", look=self.looks_of_others)
        return Piece([Piece(with_commas(pieces)), others])

    def with_last(self, pieces: list[Piece]) -> Piece:
        shown = with_commas(pieces[: self.shown])
        return Piece([*shown, word("… ", prefix=", "), pieces[-1]])

    def one(self, name: dict[str, str], place: int, language: str) -> Piece | None:
        if name.get("literal"):
            return text(name["literal"])
        parts = parted(name)
        if not HAS_LETTER.search(parts.family):
            latin = STARTS_WITH_LETTER.match(parts.given)
            given = self.short(parts.given)
            return joined([parts.particle, parts.family], given, latin)
        if language[:2] in FAMILY_FIRST or language in FAMILY_ALWAYS_FIRST:
            return joined([parts.particle, parts.family], self.short(parts.given), True)
        if self.inverted == "all" or (self.inverted and not place):
            return self.turned(parts)
        return self.straight(parts)

    def short(self, given: str) -> str:
        if self.given == "initials":
            return initials(given)
        return with_full_stops(given) if self.given == "full stops" else given

    def turned(self, parts: Parts) -> Piece:
        first, second = [parts.particle, parts.family], [self.short(parts.given)]
        second.append(parts.before)
        if self.particle_last:
            first, second = [parts.family], [*second, parts.particle]
        pieces = [spaced(first), spaced(second), self.suffix(parts)]
        pieces = [piece for piece in pieces if piece]
        return Piece(with_commas(pieces))

    def straight(self, parts: Parts) -> Piece:
        family = [parts.before, parts.particle, parts.family]
        pieces = [spaced([self.short(parts.given)]), spaced(family), self.suffix(parts)]
        pieces = [piece for piece in pieces if piece]
        for piece in pieces[:-1]:
            piece.suffix += " "
        return Piece(pieces)

    def suffix(self, parts: Parts) -> Piece | None:
        written = with_full_stops(parts.suffix) if self.given else parts.suffix
        if written.endswith("."):
            return text(written[:-1], suffix=".")
        return text(written)


def with_commas(pieces: list[Piece]) -> list[Piece]:
    for piece in pieces[:-1]:
        piece.suffix += ", "
    return pieces


def joined(family: list[str], given: str, with_space: bool) -> Piece | None:
    pieces = [piece for piece in (spaced(family), text(given)) if piece]
    if with_space and len(pieces) > 1:
        pieces[0].suffix += " "
    return Piece(pieces) if pieces else None


def spaced(words: list[str]) -> Piece | None:
    """Without a space behind d’ and al-."""
    found = [(said, piece) for said in words if (piece := text(said))]
    for said, piece in found[:-1]:
        if not said.endswith(JOINING):
            piece.suffix += " "
    return Piece([piece for _, piece in found]) if found else None


def parted(name: dict[str, str]) -> Parts:
    """Particles are found by their small letters, as Zotero's users expect."""
    family, given = name.get("family", ""), name.get("given", "")
    suffix = name.get("suffix", "")
    if not given or not family:
        return Parts(family, "", given, "", suffix)
    particles = []
    while (found := PARTICLE.fullmatch(family)) and is_small(found[1]):
        particles.append(found[1])
        family = found[2]
    if not suffix and "," in given:
        given, _, suffix = (part.strip() for part in given.partition(","))
    before = []
    while (found := SMALL_WORD.fullmatch(given)) and is_small(found[2]):
        given = found[1]
        before.insert(0, found[2])
    particle = "".join(particles).strip()
    return Parts(family, particle, given, " ".join(before), suffix)


def is_small(word: str) -> bool:
    first = word.lstrip(NO_LETTERS)[:1]
    return first != first.upper()
