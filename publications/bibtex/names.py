"""Author and editor lists to names, by BibTeX's rules and in Unicode."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .entry import Problem, Severity
from .latex import to_unicode
from .leftovers import ENTITY
from .marks import is_equal, take_marks
from .words import (
    Words,
    comma_parts,
    is_one_group,
    without_font,
    without_plain_groups,
    words,
)

# The largest collaborations have some three thousand authors.
MAX_NAMES = 20_000

BRACE_OR_AND = re.compile(r"[{}]|(?<!\S)and(?!\S)", re.IGNORECASE)
SORT_KEY = re.compile(r"\\(?:noopsort|nosort|sortnoop)\s*+\{[^{}]*+\}", re.IGNORECASE)
OTHERS = re.compile(
    r"(?:(?:^|[\s,]+)et[\s~]+al\.?|^\{?(?:others|et al)\}?\.?)$", re.IGNORECASE
)
NAME_KEYS = {
    "family": "family",
    "given": "given",
    "prefix": "particle",
    "suffix": "suffix",
}
NAME_KEY = re.compile(r'\s*+"?([a-z-]+)\s*+=\s*+(.*)', re.DOTALL | re.IGNORECASE)

EMPTY_NAME = "There is an empty name in the list."


@dataclass(frozen=True, slots=True)
class Name:
    """A person's parts, or a `literal`; `written` is the whole in reading order.

    `marks` are the signs behind the name in print; asterisks and stars among
    them mean equal contribution, daggers and the like may mean anything.
    """

    given: str = ""
    family: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    marks: str = ""

    @property
    def written(self) -> str:
        parts = (self.given, self.particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)

    @property
    def equal(self) -> bool:
        return is_equal(self.marks)


@dataclass(frozen=True, slots=True)
class Names:
    """`others` says that the list ends in “and others”; problems have no line."""

    names: tuple[Name, ...] = ()
    others: bool = False
    problems: tuple[Problem, ...] = ()


def split_names(value: str) -> Names:
    splitter = _Splitter()
    names = tuple(splitter.names(SORT_KEY.sub("", value)))
    return Names(names, splitter.others, tuple(splitter.problems))


class _Splitter:
    def __init__(self) -> None:
        self.others = False
        self.problems: list[Problem] = []

    def names(self, value: str) -> Iterator[Name]:
        pieces = self._pieces(value)
        if pieces and (others := OTHERS.search(pieces[-1][-40:])):
            self.others = True
            last = pieces.pop().removesuffix(others[0])
            pieces += [last] if last else []
        if len(pieces) > MAX_NAMES:
            self._report("error", f"There are more than {MAX_NAMES:,} names.")
            self.others = True
        for piece in pieces[:MAX_NAMES]:
            if name := self._name(piece):
                yield name

    def _pieces(self, value: str) -> list[str]:
        if not value.strip():
            return []
        pieces = _split_at_and(value)
        if pieces is None:
            self._report("warning", "The braces in the names do not balance.")
            pieces = _split_at_and(re.sub(r"[{}]", "", value)) or []
        named = [piece for piece in pieces if piece]
        if len(named) < len(pieces):
            self._report("warning", EMPTY_NAME)
        return named

    def _name(self, piece: str) -> Name | None:
        text, marks = take_marks(without_font(piece))
        stripped = text.rstrip(", ")
        if stripped and stripped != text.rstrip():
            said = f"There is a comma at the end of the name “{to_unicode(stripped)}”."
            self._report("warning", said)
        name = self._parts(stripped)
        if marks:
            name = replace(name, marks=marks)
        if name.written:
            return name
        self._report("warning", EMPTY_NAME)
        return None

    def _parts(self, text: str) -> Name:
        if is_one_group(text):
            return Name(literal=to_unicode(text))
        parts = comma_parts(text)
        if ";" in text and "; " in ENTITY.sub("", without_plain_groups(text)):
            return self._kept_whole(text, "semicolons")
        if "=" in text and (name := _from_keys(parts)):
            return name
        if len(parts) == 1:
            return _first_von_last(words(text))
        if len(parts) == 2:
            return _von_last(words(parts[0]), given=parts[1])
        if len(parts) == 3 and not _is_list(parts):
            return _von_last(words(parts[0]), given=parts[2], suffix=parts[1])
        return self._kept_whole(text, "too many commas")

    def _kept_whole(self, text: str, fault: str) -> Name:
        whole = to_unicode(text)
        said = f"“{whole}” has {fault} and is kept whole; put “and” between names."
        self._report("error", said)
        return Name(literal=whole)

    def _report(self, severity: Severity, message: str) -> None:
        self.problems.append(Problem(0, severity, message))


def _split_at_and(value: str) -> list[str] | None:
    """None where the braces do not balance."""
    pieces, start, depth = [], 0, 0
    for mark in BRACE_OR_AND.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth < 0:
                return None
        elif not depth:
            pieces.append(value[start : mark.start()].strip())
            start = mark.end()
    return None if depth else [*pieces, value[start:].strip()]


def _from_keys(parts: list[str]) -> Name | None:
    """biblatex's extended format: family=…, given=…, prefix=…, suffix=…"""
    found = {}
    for part in parts:
        pair = NAME_KEY.fullmatch(part)
        if not pair:
            return None
        key = NAME_KEYS.get(pair[1].lower())
        if key:
            found[key] = to_unicode(pair[2].strip().rstrip('"'))
    return Name(**found) if found else None


def _is_list(parts: list[str]) -> bool:
    """Jane Doe, John Roe, Ann Poe: names that only commas join."""
    return all(len(words(part)) > 1 for part in parts[:2])


def _first_von_last(name: Words) -> Name:
    last = max(len(name) - 1, 0)
    start, end = name.particle() or (last, last)
    return Name(
        given=name.text(0, start),
        particle=name.text(start, end),
        family=name.text(end),
    )


def _von_last(name: Words, given: str, suffix: str = "") -> Name:
    _, end = name.particle() or (0, 0)
    return Name(
        given=words(given).text(),
        particle=name.text(0, end),
        family=name.text(end),
        suffix=words(suffix).text(),
    )
