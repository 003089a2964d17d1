"""Given names as initials, and initials as they should be written."""

import re
from itertools import takewhile

from .marking import LETTERS

STARTS_WITH_LETTER = re.compile(f"[&{LETTERS}]")
HAS_LETTER = re.compile(f"[-0-9{LETTERS}]")
# Letters that stand for a name; the rest of the name, or of its abbreviation, follows.
NAME = re.compile(
    "([A-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff"
    "\u0600-\u06ff\u0370\u0372\u0376\u0386\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8"
    "\u03ea\u03ec\u03ee\u03f4\u03f7\u03fd-\u03ff])"
    "([a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff"
    "\u1f00-\u1fff]*)(\\.?)"
)
BETWEEN = re.compile(r"([-\s]+)")
HYPHEN = re.compile(r"\s*-\s*")


def initials(given: str) -> str:
    """Jean-Pierre becomes J.-P., and Md. Abul Md. A."""
    if not STARTS_WITH_LETTER.match(given):
        return given
    parts = parted(given)
    for place in range(0, len(parts), 2):
        initial = initial_of(parts[place])
        if initial:
            parts[place] = f"{initial}. "
            if place + 1 < len(parts):
                parts[place + 1] = "-" if "-" in parts[place + 1] else ""
        elif HAS_LETTER.search(parts[place]):
            parts[place] = f" {parts[place]}"
    return together(parts)


def initial_of(name: str) -> str:
    found = NAME.match(name)
    if not found or found[1] != found[1].upper():
        return ""
    first, rest, dot = found.groups()
    if rest and dot:
        return first + rest
    capitals = "".join(takewhile(is_capital, rest))
    return first + (capitals.lower() if len(capitals) < len(rest) else "")


def is_capital(letter: str) -> bool:
    return letter == letter.upper()


def with_full_stops(given: str) -> str:
    """Donald E becomes Donald E., and D.E. becomes D. E."""
    if not STARTS_WITH_LETTER.match(given):
        return given
    parts = parted(given)
    is_short = [is_abbreviation(part) for part in parts]
    for place in range(0, len(parts), 2):
        if not is_short[place]:
            continue
        parts[place] = parts[place].removesuffix(".") + "."
        if place + 2 < len(parts):
            is_hyphen = "-" in parts[place + 1] and len(bare(parts[place + 2])) > 1
            parts[place + 1] = "-" if is_hyphen else " "
    return together(parts)


def bare(name: str) -> str:
    return name.removesuffix(".")


def is_abbreviation(name: str) -> bool:
    return (len(name) > 1 and name.endswith(".")) or (
        len(name) == 1 and name == name.upper()
    )


def parted(given: str) -> list[str]:
    """Names, and what stands between them."""
    text = re.sub(r"\s+", " ", HYPHEN.sub("-", given))
    # A small letter behind a hyphen begins no name of its own: Yun-cheng.
    text = re.sub(r"-(?=[a-z])", "\u2013", text)
    text = re.sub(r"\.(?=[^ ])", ". ", text)
    parts = BETWEEN.split(text)
    if len(parts) == 1:
        end = text.rpartition(".")[2]
        if len(end) == 1 and end != end.lower():
            parts[0] += "."
    return parts


def together(parts: list[str]) -> str:
    text = HYPHEN.sub("-", "".join(parts).rstrip())
    return re.sub(r"\u2013(?=[a-z])", "-", re.sub(r"\s+", " ", text))
