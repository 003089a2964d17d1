"""What is left of a name when all is taken off in which its spellings differ."""

import re
import unicodedata
from functools import lru_cache

# Letters with a stroke through them, which Unicode doesn't take apart.
STROKED = str.maketrans("ØøŁłĐđĦħŦŧı", "OoLlDdHhTti")
# As they are written where a keyboard or a typesetter lacks them.
SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}
)
UMLAUT = re.compile(r"([aou])e|aa")
BETWEEN = re.compile(r"\s+|[.,](?![-‐‑–])")
HYPHEN = re.compile(r"[.,]?[-‐‑–]")
NO_LETTER = re.compile(r"[\W_]+")


def same_spelling(name: str) -> str:
    """`name` without what differs between spellings: case, accents, dots, spaces."""
    name = without_accents(name).replace(".", " ").replace(",", " ")
    return " ".join(name.split())


def without_accents(text: str) -> str:
    """In lower case."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.translate(STROKED))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    text = without_accents(text)
    return text if text.isalpha() else NO_LETTER.sub("", text)


def spelt_out(text: str) -> str:
    """Müller as Mueller."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return letters(composed.translate(SPELT_OUT))


def without_umlauts(family: str) -> str:
    """Müller, Mueller and Muller as one: enough where a title agrees, too."""
    return UMLAUT.sub(lambda found: found[1] or "a", family)


def given_parts(given: str) -> tuple[str, ...]:
    """Initials are single letters; a name with a hyphen is one: j, or yu-ting."""
    if 2 <= len(given) <= 3 and given.isascii() and given.isalpha() and given.isupper():
        # Medical journals write all initials in one: AV Tumanov.
        return tuple(given.lower())
    if given.isalpha():
        return (letters(given),)
    parts: list[str] = []
    for part in BETWEEN.split(given):
        pieces = [piece for piece in map(letters, HYPHEN.split(part)) if piece]
        is_whole = all(len(piece) > 1 for piece in pieces)
        parts += ["-".join(pieces)] if is_whole and pieces else pieces
    return tuple(parts)


def is_initial(part: str) -> bool:
    """One letter of a script with capitals: a Chinese one is a whole name."""
    return len(part) == 1 and part.upper() != part


def agree(parts: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the given names may be of one person: an initial stands for any name,
    and what one of them leaves out at the end says nothing."""
    if not parts or not others or parts == others:
        return parts == others
    if joined(parts) == joined(others):
        return True
    if all(map(is_initial, parts)) or all(map(is_initial, others)):
        parts, others = pieces(parts), pieces(others)
    return all(map(may_be_same, parts, others))


def may_be_same(one: str, other: str) -> bool:
    return (
        one == other
        or (is_initial(one) and other.startswith(one))
        or (is_initial(other) and one.startswith(other))
        or one.replace("-", "") == other.replace("-", "")
    )


def joined(parts: tuple[str, ...]) -> str:
    return "".join(parts).replace("-", "")


def pieces(parts: tuple[str, ...]) -> tuple[str, ...]:
    """With names taken apart at their hyphens, as initials are."""
    return tuple("-".join(parts).split("-"))
