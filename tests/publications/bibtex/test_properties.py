"""What holds for any text at all."""

import sys
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import (
    decode,
    edited,
    parse,
    parse_date,
    split_names,
    to_unicode,
)

# Mostly what the parser pays attention to, so that faults meet each other.
MARKS = [
    "@misc{k,", "@article(k,", "@string{m =", "@comment{", "@preamble{", "\n@misc{k,",
    "{", "}", "(", ")", '"', "\\", "\\{", "\\}", ",", "=", "#", "%", "@", "\n", "\r",
    " ", "~", "and", " and ", "others", "$", "\\'", "\\emph", "\\(", "*", "&#39;",
    "<i>", "--", "``", "title", "author = ", "year = ", "crossref = {k}", "jan", "2001",
    "x", "É",
]  # fmt: skip
# A deadline would fail on a busy machine.
patiently = settings(deadline=None)

broken = st.lists(st.sampled_from(MARKS) | st.text(max_size=3)).map("".join)

word = st.text("abcdefghijklmnopqrstuvwxyzÄé", min_size=1, max_size=8)
title = st.lists(word | st.sampled_from(["{AB}", "\\'e", "50\\%", "@"])).map(" ".join)


@st.composite
def whole_entries(draw) -> list[str]:
    titles = draw(st.lists(title, min_size=1, max_size=6))
    return [
        f"@misc{{key{number},\n  title = {{{text}}},\n  year = {{2001}}\n}}\n"
        for number, text in enumerate(titles)
    ]


@patiently
@given(st.text() | broken)
def test_parsing_never_fails(text):
    library = parse(text)

    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.line <= lines for problem in library.problems)
    for entry in library.entries:
        assert entry.source in text
        assert entry.key
        parse_date(entry)


@patiently
@given(broken)
def test_a_value_of_broken_parts_can_be_decoded(text):
    assert to_unicode(text).strip(" ") == to_unicode(text)
    for name in split_names(text).names:
        assert name.written


@patiently
@given(st.binary())
def test_any_bytes_are_text(data):
    text, problems = decode(data)

    assert isinstance(text, str)
    assert len(problems) <= 1


@patiently
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_encoded_as_utf_8_is_read_back(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == (text, [])


@patiently
@given(whole_entries())
def test_whole_entries_are_found_without_errors(sources):
    library = parse("".join(sources))

    assert [entry.source for entry in library.entries] == [s.rstrip() for s in sources]
    assert library.problems == []


@patiently
@given(whole_entries(), st.data())
def test_a_cut_file_keeps_the_entries_before_the_cut(sources, data):
    text = "".join(sources)
    cut = data.draw(st.integers(0, len(text)))

    found = {entry.source for entry in parse(text[:cut]).entries}

    position = 0
    for source in sources:
        position += len(source)
        assert position > cut or source.rstrip() in found


@patiently
@given(whole_entries(), st.data())
def test_damage_to_one_entry_leaves_the_others_whole(sources, data):
    index = data.draw(st.integers(0, len(sources) - 1))
    start = sources[index].index("\n")
    place = data.draw(st.integers(start, len(sources[index])))
    mark = data.draw(st.sampled_from(["", "{", "}", '"', "%", "\\", "=", "(", ")"]))
    damaged = sources[index][:place] + mark + sources[index][place + 1 :]

    library = parse("".join([*sources[:index], damaged, "\n", *sources[index + 1 :]]))

    found = {entry.source for entry in library.entries}
    for number, source in enumerate(sources):
        assert number == index or source.rstrip() in found
    assert f"key{index}" in {entry.key for entry in library.entries}


HOSTILE = {
    "unclosed entries": "@misc{k, title={T}, year=2001\n",
    "unclosed braces": "@misc{k,\n title={T,\n year=2001\n}\n",
    "unclosed braces in a line": "@misc{k, title={T, year=2001} ",
    "unclosed quotes": '@misc{k,\n title="T,\n year=2001\n}\n',
    "unclosed parentheses": '@misc(k,\n title="T,\n year=2001\n',
    "heads": "@a{",
    "at signs": "@",
    "e-mail addresses": "x@b(",
    "open braces": "{",
    "open values": "@a{k,t={",
    "open strings": "@string{a={",
    "open comments": "@comment(",
    "lines of open fields": " a={\n",
    "escapes": '@a{k,j t={\\} u="\\"{',
    "closed twice": "@a{k}}, t={x}",
    "parts": "a # ",
    "references": "@a{k, xdata={k,k,k}}",
    "the same key": "@a{k, t={x}}",
    "the same field": "t={x}, ",
    "lines of comment": "% x\n",
    "lines of the same field": "\nt = {x",
    "entries in a value": "\n@misc{x, t={y}}",
    "definitions": "@string{a = a # a}",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("start", ["", "@a{k,", "@a{k,t="])
def test_the_work_grows_no_faster_than_the_text(start, piece):
    little = calls(parse, start + piece * 200)
    much = calls(parse, start + piece * 800)

    assert much <= 5 * little + 200


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_work_of_editing_grows_no_faster(piece):
    def edit(text: str) -> None:
        with suppress(ValueError):
            edited(text, {"t": "new", "u": None, "note": "new"})

    little = calls(edit, "@a{k,t={x}, " + piece * 200)

    assert calls(edit, "@a{k,t={x}, " + piece * 800) <= 5 * little + 200


def test_the_work_of_following_a_chain_grows_no_faster():
    def chain(length: int) -> str:
        links = (
            f"@a{{k{i}, x{i}={{x}}, crossref={{k{i + 1}}}}}" for i in range(length)
        )
        return "".join(links)

    assert calls(parse, chain(800)) <= 5 * calls(parse, chain(200)) + 200


@pytest.mark.parametrize(
    "piece", ["a and ", "{", "a, ", "* ", "$^{", "\\c ", "{a} and "]
)
def test_the_work_of_splitting_names_grows_no_faster(piece):
    assert calls(split_names, piece * 800) <= 5 * calls(split_names, piece * 200) + 200


@pytest.mark.parametrize(
    "piece", ["{", "\\'{", "\\'", "\\emph{", "$", "\\(", "`a ", "\\href{", "&a", "<i "]
)
def test_the_work_of_decoding_grows_no_faster(piece):
    assert calls(to_unicode, piece * 800) <= 5 * calls(to_unicode, piece * 200) + 200


def calls(function: Callable[[str], object], text: str) -> int:
    """How many calls of functions, Python's own among them: a clock would waver."""
    count = 0

    def notice(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return count
