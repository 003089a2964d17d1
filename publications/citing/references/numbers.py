"""Volumes, issues, pages and editions: what is a number, and how many are meant."""

import re
from collections.abc import Callable
from typing import NamedTuple

JOIN = re.compile(r"(\s*&\s*|,\s+and\s+|\s+and\s+|[;,]\s+|\s*[-–]+\s*)")
# A number may have letters before and behind it: A1133, 12a.
NUMBER = re.compile(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))")
NUMERIC = re.compile(r"(?:[0-9]+|[ixv]+)(?:[-,:a-zA-Z]*|-[-0-9]+)")
SLASHED = re.compile(r"[0-9]+(?:/[0-9]+)+")
ROMAN = re.compile(r"[ivxlcmIVXLCM]+")
OF_RANGE = re.compile(r"[0-9]+[a-z]*")
LABELS = {
    "issue": re.compile(r"no\. *(?=\d)"),
    "number": re.compile(r"no\. *(?=\d)"),
    "page": re.compile(r"pp?\. *(?=\d)"),
    "volume": re.compile(r"vol\. *(?=\d)"),
}
# Pages of one of several volumes: 1303–1308 vol. 3.
PAGES_OF = re.compile(r"(.*\d)( +[a-z]{1,4}\. +\d+)")
ORDINALS = {1: "st", 2: "nd", 3: "rd"}

# Makes the last number of a range as short as a style likes it.
Shorten = Callable[[str, str], str]


class Number(NamedTuple):
    text: str
    is_numeric: bool
    is_plural: bool


def number(value: str, name: str = "", shorten: Shorten | None = None) -> Number:
    """With a dash between the first number of a range and the last."""
    if name in LABELS:
        value = LABELS[name].sub("", value, count=1)
    if name == "page":
        value = value.replace("–", "-")
        if found := PAGES_OF.fullmatch(value):
            pages = number(found[1], name, shorten)
            return pages._replace(text=pages.text + found[2])
    parts = JOIN.split(value)
    parts[1::2] = map(joint, parts[1::2])
    _, first = halves(parts[0])
    is_numeric = bool(NUMERIC.fullmatch(first) or SLASHED.fullmatch(value))
    counts = first[:1].isdigit() or bool(ROMAN.fullmatch(first))
    if counts:
        join_ranges(parts, shorten)
    elif is_numeric:
        parts[1::2] = ["–" if join == "-" else join for join in parts[1::2]]
    is_plural = len(parts) > 1 and is_numeric and counts
    return Number("".join(parts), is_numeric, is_plural)


def joint(join: str) -> str:
    bare = join.strip()
    if bare == "&":
        return " & "
    return "-" if bare == "-" else join


def halves(part: str) -> tuple[str, str]:
    """The letters before a number, and the number."""
    found = NUMBER.fullmatch(part)
    return (found[1] or "", found[2]) if found else ("", part)


def join_ranges(parts: list[str], shorten: Shorten | None) -> None:
    """In 12-1-12-55 only the last two are a range."""
    for place in range(1, len(parts), 2):
        is_last = parts[place + 2 : place + 3] != ["-"]
        if parts[place] == "-" and is_last:
            join_range(parts, place, shorten)


def join_range(parts: list[str], place: int, shorten: Shorten | None) -> None:
    (letters, first), (others, last) = map(halves, parts[place - 1 : place + 2 : 2])
    if letters != others:
        return
    if OF_RANGE.fullmatch(first) and OF_RANGE.fullmatch(last):
        parts[place] = "–"
        if shorten and leading(first) < leading(expanded(first, last)):
            shortened = shorten(first, expanded(first, last))
            is_whole = shorten is expanded
            parts[place + 1] = (letters if is_whole else "") + shortened
    elif ROMAN.fullmatch(first) and (ROMAN.fullmatch(last) or last.isdigit()):
        parts[place] = "–"


def leading(number: str) -> int:
    return int(re.match("[0-9]+", number)[0])


def expanded(first: str, last: str) -> str:
    """321–28 becomes 321–328."""
    return first[: max(len(first) - len(last), 0)] + last


def as_chicago(first: str, last: str) -> str:
    """321–328 becomes 321–28 and 101–108 101–8, but 100–104 stays."""
    begin, end = leading(first), leading(last)
    if begin > 100 and begin % 100:
        for power in range(2, len(str(end))):
            unit = 10**power
            if begin // unit == end // unit:
                return str(end % unit)
    return last


def with_two_digits(first: str, last: str) -> str:
    """321–328 becomes 321–28, and 2787–2816 2787–816."""
    if len(first) != len(last):
        return last
    same = 0
    while len(last) - same > 2 and first[same] == last[same]:
        same += 1
    return last[same:]


def ordinal(value: str) -> str:
    """2nd, for a number; anything else as it is."""
    if not value.isdecimal():
        return value
    last = int(value) % 100
    ending = "th" if 10 < last < 20 else ORDINALS.get(last % 10, "th")
    return f"{value}{ending}"
