"""Files that were cut, spliced or garbled: nothing fails, nothing whole is lost."""

import json
import random
from os.path import commonprefix
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import (
    Entry,
    decode,
    is_verbatim,
    parse,
    parse_date,
    split_names,
    to_unicode,
)

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
FILES = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []

# Where the corpora are not here: what stands in real files, in small.
MADE = "".join(
    f'@article{{key{number},\r\n  author = {{M{{\\"u}}ller, {number} and Roe, J.}},\r\n'
    f'  title = "{{A}} {{\\"U}}ber {number}",\r\n  month = jan # "~3",\r\n}}\r\n\r\n'
    for number in range(30)
).encode()
MARKS = [
    b"@",
    b"{",
    b"}",
    b'"',
    b"\\",
    b",",
    b"=",
    b"#",
    b"%",
    b"\n",
    b"\r",
    b"(",
    b")",
]
MARKS += [b"@misc{k,", b"\n@misc{k,\n", b"@string{a=", b"@comment{", b" and ", b"\xff"]


def texts() -> list[bytes]:
    """Windows of at most 5,000 bytes: enough for entries before and behind."""
    found = [(FOLDER / file["file"]).read_bytes() for file in FILES] or [MADE]
    pieces = [data[start : start + 5000] for data in found for start in (0, 20_000)]
    return [piece for piece in pieces if piece]


TEXTS = texts()


@st.composite
def damaged(draw) -> tuple[bytes, bytes]:
    """A piece of a file, and the same with one place cut, garbled or spliced."""
    data = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(data)))
    end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 30, 400])))
    other = draw(st.sampled_from(TEXTS))
    place = draw(st.integers(0, len(other)))
    spliced = st.sampled_from([other[place : place + size] for size in (5, 50, 500)])
    new = draw(st.sampled_from(MARKS) | st.binary(max_size=2) | spliced)
    return data, data[:start] + new + draw(st.sampled_from([data[end:], b""]))


@settings(deadline=None, max_examples=300)
@given(damaged())
def test_a_damaged_file_is_read_to_its_end(pair):
    text, _ = decode(pair[1])
    position = 0
    for entry in parse(text).entries:
        assert text.startswith(entry.source, entry.start)
        assert entry.start >= position
        position = entry.start + len(entry.source)
        read_values(entry)


def read_values(entry: Entry) -> None:
    parse_date(entry)
    for field in entry.fields:
        if field.name in ("author", "editor"):
            assert all(name.written for name in split_names(field.value).names)
        elif not is_verbatim(field.name):
            to_unicode(field.value)


@settings(deadline=None, max_examples=300)
@given(damaged())
def test_whole_entries_before_and_behind_the_damage_are_found(pair):
    before, after = (decode(data)[0] for data in pair)
    start = len(commonprefix([before, after]))
    rest = min(len(before), len(after)) - start
    end = len(before) - len(commonprefix([before[::-1], after[::-1]])[:rest])

    found = {entry.source for entry in parse(after).entries}

    for entry in parse(before).entries:
        if not entry.salvaged and is_apart(entry, before, start, end):
            assert entry.source in found


def is_apart(entry: Entry, text: str, start: int, end: int) -> bool:
    """Behind the damage an entry is known by its line, before it by what follows:
    fields right behind its end are taken for its own."""
    if entry.start > end + 1:
        return text[entry.start - 1] in "\r\n"
    return bool(text[entry.start + len(entry.source) : start].strip())


@pytest.mark.parametrize("share", [0.001, 0.01])
def test_a_file_garbled_all_over_is_read_to_its_end(share):
    chance = random.Random(share)
    data = bytearray(b"".join(TEXTS)[:300_000])
    for _ in range(int(len(data) * share)):
        data[chance.randrange(len(data))] = chance.randrange(256)

    entries = parse(decode(bytes(data))[0]).entries

    assert len(entries) > len(parse(decode(b"".join(TEXTS)[:300_000])[0]).entries) / 2
    for entry in entries:
        read_values(entry)
