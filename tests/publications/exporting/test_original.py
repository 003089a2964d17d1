"""Bytes and text, edited together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex import decode
from publications.exporting.original import Edit, Original, edits_between

ENTRY = "@misc{a,\r\n  title = {Čapek über alles},\r\n}\r\n"
LATIN = "@misc{a,\n  title = {über}, note = {x},\n}\n"


@pytest.mark.parametrize(
    ("data", "old", "new", "expected"),
    [
        (ENTRY.encode(), "alles", "viel", ENTRY.replace("alles", "viel").encode()),
        (
            b"\xef\xbb\xbf" + ENTRY.encode(),
            "alles",
            "ó",
            b"\xef\xbb\xbf" + ENTRY.replace("alles", "ó").encode(),
        ),
        (
            b"\xff\xfe" + ENTRY.encode("utf-16-le"),
            "alles",
            "张",
            b"\xff\xfe" + ENTRY.replace("alles", "张").encode("utf-16-le"),
        ),
        (
            LATIN.encode("cp1252"),
            "{x}",
            "{é}",
            LATIN.replace("{x}", "{é}").encode("cp1252"),
        ),
        (
            "é{1}\n".encode() + "é{2}\n".encode("cp1252") + "é{3}\n".encode(),
            "{2}",
            "{ü}",
            "é{1}\n".encode() + "é{ü}\n".encode("cp1252") + "é{3}\n".encode(),
        ),
        (
            "é{1}\n".encode() + b"\x93q\x94{2}\n",
            "q",
            "“ü”",
            "é{1}\n".encode() + b"\x93\x93\xfc\x94\x94{2}\n",
        ),
        (b"caf\xe9\r\x81 {x}\r", "{x}", "{y}", b"caf\xe9\r\x81 {y}\r"),
    ],
    ids=[
        "utf-8",
        "mark",
        "utf-16",
        "cp1252",
        "mixed lines",
        "quotes of Windows",
        "latin-1 and CR",
    ],
)
def test_edit_leaves_every_other_byte(data, old, new, expected):
    original = Original(data)
    start = original.text.index(old)
    edit = Edit(start, start + len(old), new)
    assert original.edited([edit]) == (expected, False)


def test_what_the_encoding_lacks_makes_the_file_utf8():
    original = Original(LATIN.encode("cp1252"))
    start = original.text.index("{x}")
    data, is_converted = original.edited([Edit(start, start + 3, "{张}")])
    assert data == LATIN.replace("{x}", "{张}").encode()
    assert is_converted


def test_damaged_utf16_is_left_alone_and_written_as_utf8_when_edited():
    data = b"\xff\xfe" + "a{x}".encode("utf-16-le") + b"\x00"
    assert Original(data).edited([]) == (data, False)
    edited, is_converted = Original(data).edited([Edit(2, 3, "y")])
    assert decode(edited)[0].startswith("a{y}")
    assert is_converted


texts = st.text("ab\n", max_size=12)


@given(st.lists(texts, min_size=1, max_size=4))
def test_edits_make_the_first_version_the_last(versions):
    first, last = versions[0], versions[-1]
    edits = list(edits_between(versions, start=2))
    data, _ = Original(f"__{first}__".encode()).edited(edits)
    assert data.decode() == f"__{last}__"


def test_what_lies_between_two_changes_is_not_touched():
    versions = ["one two three", "1 two three", "1 two 3"]
    assert list(edits_between(versions, 0)) == [Edit(0, 3, "1"), Edit(8, 13, "3")]
