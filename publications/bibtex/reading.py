"""One entry, in as many attempts as it takes."""

import re
from dataclasses import dataclass

from .body import Body, RawField
from .keys import Key, read_key
from .scanner import CLOSERS, Source
from .values import Fault

ESCAPE = re.compile(r'\\[{}"]')
# Fields that stand behind a closed entry: it had a brace too many.
ORPHANS = re.compile(
    r"""(?=[\s,})])[\s})]*+,?(?P<fields>\s*+[^\s"#%'(),={}@]++\s*+=\s*+["{\w])"""
)


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as written, its macros unexpanded; `resume` is where to go on."""

    head: re.Match[str]
    key: Key
    fields: list[RawField]
    faults: list[Fault]
    end: int
    resume: int


def read_entry(source: Source, head: re.Match[str]) -> RawEntry | None:
    """None where neither a key nor a field follows."""
    limit = source.next_entry(head.end())
    closer = CLOSERS[head["open"]]
    key = read_key(source.text, head.end(), limit, closer)
    if key is None:
        return None
    body = _read_body(source, key.end, limit, closer)
    if key.lacks_comma:
        said = "a comma is missing after the key; the fields were read all the same"
        body.faults.insert(0, Fault(head.start(), "warning", said))
    _report_unclosed(source, head.start(), body)
    _take_orphans(source, body, closer)
    resume = source.go_back(body.position, body.reach)
    return RawEntry(head, key, body.fields, body.faults, body.position, resume)


def _read_body(source: Source, start: int, limit: int, closer: str) -> Body:
    body = Body(source, start, limit, closer)
    body.read()
    if body.is_sound and not ORPHANS.match(source.text, body.position):
        return body
    better = None
    if body.ran_out and limit < len(source.text):
        better = _read_past_next_entry(source, start, limit, closer)
    # Not far beyond: this search is made for each entry of a damaged line.
    nearby = min(limit, body.position + 10_000)
    if not better and ESCAPE.search(source.text, start, nearby):
        better = _read_escaped(source, start, limit, closer)
    if better:
        return better
    if not body.is_closed:
        body.salvage()
    return body


def _read_past_next_entry(
    source: Source, start: int, limit: int, closer: str
) -> Body | None:
    """BibDesk stores whole entries and lists of @string in annotations."""
    if source.look_ahead <= 0:
        return None
    end = min(len(source.text), limit + source.look_ahead)
    body = Body(source, start, end, closer, is_strict=True)
    body.read()
    source.look_ahead -= body.position - start
    if not body.is_closed or body.faults:
        return None
    said = "what looks like an entry here stands in a value, and was read as its text"
    body.faults.append(Fault(limit, "info", said))
    return body


def _read_escaped(source: Source, start: int, limit: int, closer: str) -> Body | None:
    r"""JabRef's reading, in which \{, \} and \" are text."""
    if source.look_ahead <= 0:
        return None
    body = Body(source, start, limit, closer, is_escaped=True)
    body.read()
    source.look_ahead -= body.position - start
    if not body.is_sound:
        return None
    said = (
        'the entry only closes when \\{, \\} and \\" are taken as text, and so it was '
        "read; BibTeX itself counts them"
    )
    body.faults.append(Fault(start, "warning", said))
    return body


def _report_unclosed(source: Source, start: int, body: Body) -> None:
    if body.unclosed is None and body.is_closed:
        return
    where = "before the end of the file"
    if body.end < len(source.text):
        where = f"before the next entry at line {source.line(body.end)}"
    what, position, name, quoted = "the entry", start, "", False
    if field := body.unclosed:
        name, position = field.written, field.position
        quoted = source.text.startswith('"', field.start)
        what = f"the {'quote' if quoted else 'brace'} opened in {name}"
    said = f"{what} is not closed {where}; the fields read so far were kept"
    if quoted and _ends_in_quotes(source.text, body, position):
        said = (
            f"a closing brace in {name} has no opening one; the value was read up to "
            "the next field"
        )
    body.faults.append(Fault(position, "error", said, name.lower()))


def _ends_in_quotes(text: str, body: Body, position: int) -> bool:
    """Whether the value that is not closed ends like one that is."""
    return any(
        field.end - field.start > 1 and text[field.end - 1] == '"'
        for field in body.fields
        if field.position == position
    )


def _take_orphans(source: Source, body: Body, closer: str) -> None:
    orphans = ORPHANS.match(source.text, body.position)
    if not orphans or not body.is_closed:
        return
    said = (
        "the entry is closed here, but fields follow; they were read; "
        "take away the brace that is too many"
    )
    body.faults.append(Fault(body.position - 1, "error", said))
    limit = source.next_entry(body.position)
    more = Body(source, orphans.start("fields"), limit, closer)
    more.salvage()
    body.fields += more.fields
    body.position = more.position
