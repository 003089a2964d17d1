"""One text to names, in whichever way they are joined."""

import re
from collections.abc import Iterator

from .signs import PLACE

# What parts names wherever it stands; commas may also stand within one.
PARTS = re.compile(
    r"\s*(?:[;|·•\n]|&|(?<!\w)(?:[aA]nd|AND|und|et(?! al)|y)(?![\w.]))\s*"
)
OTHERS = re.compile(
    r"[\s,]{0,9}(?:\b(?:and|und|&)\s+)?(?:\bothers\b|\bet al\b\.?|…|\.\.\.)[\s.]*\Z",
    re.I,
)
INITIALS = re.compile(r"(?:[^\W\d_](?:\.|\b)[\s-]*){1,5}|[A-Z]{1,3}")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]*)+")
# Lovelace AK, as medical journals have it.
TURNED = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*[^\W\d_]) (?P<initials>[A-Z]{1,3})")
SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|Ph\.?\s?D\.?|M\.?\s?D\.?)")
PARTICLES = frozenset(
    "de del della der den di da dos du la le ten ter van von zu".split()
)


def names_in(text: str) -> tuple[list[str], bool]:
    """Each as “Given Family” or “Family, Given”, and whether there are others."""
    text, count = OTHERS.subn("", text)
    pieces = [piece.strip(" ,\t") for piece in pieces_of(text)]
    pieces = [piece for piece in pieces if plain(piece)]
    return list(cut(pieces)), bool(count)


def pieces_of(text: str) -> list[str]:
    """Cut at all that surely parts names, but never within braces."""
    found, start, depth = [], 0, 0
    for mark in re.finditer(r"[{}]|" + PARTS.pattern, text):
        if mark[0] in "{}":
            depth = max(depth + (1 if mark[0] == "{" else -1), 0)
        elif not depth:
            found.append(text[start : mark.start()])
            start = mark.end()
    return [*found, text[start:]]


def cut(pieces: list[str]) -> Iterator[str]:
    if are_turned(pieces):
        yield from pieces
        return
    tokens = [with_suffixes(commas_of(piece)) for piece in pieces]
    every = [token for part in tokens for token in part]
    is_paired = in_pairs(every)
    for part in tokens:
        if is_paired and len(part) > 1:
            yield from (", ".join(part[i : i + 2]) for i in range(0, len(part), 2))
        else:
            yield from part if not all_medical(every) else map(turned, part)


def are_turned(pieces: list[str]) -> bool:
    """Whether these are “Family, Given” each, and not names between commas."""
    parts = [with_suffixes(commas_of(piece)) for piece in pieces]
    if not parts or any(len(part) > 2 for part in parts):
        return False
    pairs = [part for part in parts if len(part) == 2]
    return any(map(is_surely_turned, pairs)) and (
        len(pieces) > 1 or len(pairs) == len(parts)
    )


def is_surely_turned(pair: list[str]) -> bool:
    family, given = (plain(part) for part in pair)
    if not family.isascii() and not has_capitals(family):
        return False
    if DOTTED.fullmatch(family.split(" ")[0]):
        return False
    is_short = len(family.split()) == 1 or len(given.split()) == 1
    begins_low = family.split()[0] in PARTICLES
    return is_short or begins_low or bool(INITIALS.fullmatch(given))


def has_capitals(text: str) -> bool:
    """Chinese and the like has none, and one word of it is a whole name."""
    return text.lower() != text.upper()


def in_pairs(tokens: list[str]) -> bool:
    """Author, A., Writer, B. C.: initials in every second place."""
    given = tokens[1::2]
    return (
        len(tokens) > 1
        and len(tokens) % 2 == 0
        and all(DOTTED.fullmatch(plain(token)) for token in given)
        and not any(DOTTED.fullmatch(plain(token)) for token in tokens[::2])
    )


def all_medical(tokens: list[str]) -> bool:
    return len(tokens) > 1 and all(TURNED.fullmatch(plain(token)) for token in tokens)


def turned(token: str) -> str:
    signs = "".join(PLACE.findall(token))
    found = TURNED.fullmatch(plain(token))
    if not found:
        return token
    initials = " ".join(f"{letter}." for letter in found["initials"])
    return f"{found['family']}, {initials}{signs}"


def commas_of(piece: str) -> list[str]:
    found, depth, start = [], 0, 0
    for place, sign in enumerate(piece):
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth <= 0:
            found.append(piece[start:place])
            start = place + 1
    found = [part.strip() for part in (*found, piece[start:])]
    return [part for part in found if plain(part)]


def with_suffixes(tokens: list[str]) -> list[str]:
    """John Roe, Jr. is one."""
    found: list[str] = []
    for token in tokens:
        if found and SUFFIX.fullmatch(plain(token)) and " " in found[-1]:
            found[-1] += f" {token}"
        else:
            found.append(token)
    return found


def plain(token: str) -> str:
    return " ".join(PLACE.sub("", token).split())
