"""Taking fields out of an entry, together with their lines and commas."""

import re
from collections.abc import Collection, Iterable
from itertools import compress
from typing import NamedTuple

from .body import RawField
from .scanner import LINE_END

COMMA = re.compile(r"(?:\s++|%[^\r\n]*+)*,")
BLANKS = re.compile(r"[ \t]*+")


class Change(NamedTuple):
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str = ""


def comma_after(source: str, position: int) -> int | None:
    """Where the comma of the field stands that ends at `position`."""
    comma = COMMA.match(source, position)
    return comma.end() - 1 if comma else None


def removals(
    source: str, fields: list[RawField], names: Collection[str]
) -> Iterable[Change]:
    """What to cut out, so that no comma lacks or is left over."""
    starts = [field.position for field in fields]
    commas = [comma_after(source, field.end) for field in fields]
    goes = [field.written.lower() in names for field in fields]
    tail = _first_of_the_last(goes)
    if 0 < tail < len(fields) and commas[-1] is None:
        comma = commas[tail - 1]
        if comma is not None and not source[comma + 1 : starts[tail]].strip(" \t"):
            starts[tail] = comma
        elif comma is not None:
            yield Change(comma, comma + 1)
    rows = zip(starts, fields, commas, strict=True)
    for start, field, comma in compress(rows, goes):
        yield from _cuts(source, start, field.end, comma)


def _first_of_the_last(goes: list[bool]) -> int:
    """Where the run begins of those that go at the end."""
    index = len(goes)
    while index and goes[index - 1]:
        index -= 1
    return index


def _cuts(source: str, start: int, end: int, comma: int | None) -> Iterable[Change]:
    if comma is not None and source[end:comma].strip():
        # A comment stands between, and stays.
        yield Change(comma, comma + 1)
    elif comma is not None:
        end = comma + 1
    yield _with_blanks(source, start, end)


def _with_blanks(source: str, start: int, end: int) -> Change:
    """Its whole line where it stands there alone, else the blanks on one side."""
    left = start
    while left and source[left - 1] in " \t":
        left -= 1
    blanks = BLANKS.match(source, end)
    right = blanks.end() if blanks else end
    begins_line = source[left - 1] in "\r\n"
    line_end = LINE_END.match(source, right)
    if line_end:
        return Change(left, line_end.end() if begins_line else right)
    if source[right : right + 1] in ")}":
        if begins_line:
            line_before = _end_of_line_before(source, left)
            return Change(line_before, right if line_before == left else end)
        return Change(left, end)
    return Change(start, right)


def _end_of_line_before(source: str, start: int) -> int:
    """Where a closing bracket may move to; but not into a comment."""
    end = start - (2 if source.startswith("\r\n", start - 2) else 1)
    line = 1 + max(source.rfind("\n", 0, end), source.rfind("\r", 0, end))
    return start if "%" in source[line:end] else end
