"""Entries with fields changed in their place."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import Entry, decode, edited, parse

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
FILES = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []

LINES = "@misc{a,\n  title = {A},\n  year = 2001\n}"


@pytest.mark.parametrize(
    ("written", "value", "new"),
    [
        ("{Old}", "New", "{New}"),
        ('"Old"', "New", '"New"'),
        ('"Old"', 'a "b" c', '{a "b" c}'),
        ('"Old"', 'a {"}b{"} c', '"a {"}b{"} c"'),
        ("2001", "2002", "{2002}"),
        ("jan", "feb", "{feb}"),
        ('{On } # "x" # jan', "New", "{New}"),
        ("Some bare words", "New", "{New}"),
        ("", "New", "{New}"),
        ("{Old}", "", "{}"),
        ("{{Old}}", "New", "{New}"),
        ("{a\n   b}", "a b", "{a b}"),
    ],
)
def test_a_value_is_replaced_between_its_delimiters(written, value, new):
    source = "@misc{{a,\n  NOTE = {},\n  year = 2001}}"

    assert edited(source.format(written), {"note": value}) == source.format(new)


@pytest.mark.parametrize(
    ("source", "name", "left"),
    [
        (LINES, "title", "@misc{a,\n  year = 2001\n}"),
        (LINES, "year", "@misc{a,\n  title = {A}\n}"),
        (LINES.replace("1\n", "1,\n"), "year", "@misc{a,\n  title = {A},\n}"),
        (LINES.replace("\n", "\r\n"), "title", "@misc{a,\r\n  year = 2001\r\n}"),
        ("@misc{a, title={A}, year=2001}", "title", "@misc{a, year=2001}"),
        ("@misc{a, title={A}, year=2001}", "year", "@misc{a, title={A}}"),
        ("@misc{a, title={A}, year=2001 }", "year", "@misc{a, title={A} }"),
        ("@misc{a, title={A}}", "title", "@misc{a,}"),
        ("@misc(a, title={A}, year=2001)", "year", "@misc(a, title={A})"),
        ("@misc(a\n, title={A}\n, y=1\n)", "y", "@misc(a\n, title={A}\n)"),
        ("@misc(a\n, title={A}\n, y=1\n)", "title", "@misc(a\n, y=1\n)"),
        ("@misc{a,\n x={A}, % why\n y=1\n}", "x", "@misc{a,\n % why\n y=1\n}"),
        ("@misc{a,\n x={A}, % why\n y=1\n}", "y", "@misc{a,\n x={A} % why\n}"),
        ("@misc{a,\n x={A} % why\n , y=1\n}", "x", "@misc{a,\n % why\n  y=1\n}"),
        ("@misc{a,\n x={A},\n y=1}", "y", "@misc{a,\n x={A}}"),
        ("@misc{a,\r\n x={A},\r\n y=1 }", "y", "@misc{a,\r\n x={A} }"),
        ("@misc{a,\n x={A}, % why\n y=1}", "y", "@misc{a,\n x={A} % why\n}"),
        ("@misc{a, x={1}, y=1, X={2}}", "x", "@misc{a, y=1}"),
        ("@misc{a,\n x={1}\n y=1,\n z=2}", "y", "@misc{a,\n x={1}\n z=2}"),
        ("@misc{a, x={1}}", "none", "@misc{a, x={1}}"),
    ],
)
def test_a_field_goes_with_its_line_and_comma(source, name, left):
    assert edited(source, {name: None}) == left


@pytest.mark.parametrize(
    ("source", "result"),
    [
        (LINES, "@misc{a,\n  title = {A},\n  year = 2001,\n  note = {N}\n}"),
        ("@misc{a,\n\ttitle={A},\n}", "@misc{a,\n\ttitle={A},\n\tnote={N},\n}"),
        ("@misc{a,\r  x={A}\r}", "@misc{a,\r  x={A},\r  note={N}\r}"),
        ("@misc{a,\r\n  x={A}}", "@misc{a,\r\n  x={A},\r\n  note={N}}"),
        ('@misc{a, x="A", y=1}', '@misc{a, x="A", y=1, note="N"}'),
        ("@misc{a,x={A},y=1}", "@misc{a,x={A},y=1,note={N}}"),
        ("@misc(a, x={A} )", "@misc(a, x={A}, note={N} )"),
        ("@misc(a\n  , x={A}\n  )", "@misc(a\n  , x={A}\n  , note={N}\n  )"),
        ("@misc{a,\n X={A} % why\n}", "@misc{a,\n X={A}, % why\n NOTE={N}\n}"),
        ("@misc{a,\n X={A}, % why\n}", "@misc{a,\n X={A}, % why\n NOTE={N},\n}"),
        ("@misc{a, x={A} % why\n}", "@misc{a, x={A}, note={N} % why\n}"),
        ("@misc{a}", "@misc{a,\n  note = {N}\n}"),
        ("@misc{a,\n}", "@misc{a,\n  note = {N}\n}"),
        ("@misc{,}", "@misc{,\n  note = {N}\n}"),
        ("@misc{x={A}}", "@misc{x={A}, note={N}}"),
        # Columns go on: of the signs, of the values, and at the end of the names.
        (
            "@misc{a,\n  title  = {A},\n  Author = {B},\n}",
            "@misc{a,\n  title  = {A},\n  Author = {B},\n  Note   = {N},\n}",
        ),
        (
            "@misc{a,\n  title =  {A},\n  author = {B}}",
            "@misc{a,\n  title =  {A},\n  author = {B},\n  note =   {N}}",
        ),
        (
            "@misc{a,\n   title = {A},\n  author = {B}\n}",
            "@misc{a,\n   title = {A},\n  author = {B},\n    note = {N}\n}",
        ),
    ],
)
def test_a_new_field_looks_like_the_others(source, result):
    assert edited(source, {"note": "N"}) == result


def test_several_new_fields_follow_in_their_order():
    result = edited("@misc{a, x={A}}", {"note": "N", "isbn": "1", "x": None})

    assert result == "@misc{a,\n  note = {N},\n  isbn = {1}\n}"


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("@misc{a, x={A}}", "@misc{new, x={A}}"),
        ("@misc{ a , x={A}}", "@misc{ new , x={A}}"),
        ("@misc{a}", "@misc{new}"),
        ("@misc{a\n x={A}}", "@misc{new\n x={A}}"),
        ("@misc{, x={A}}", "@misc{new, x={A}}"),
        ("@misc{x={A}}", "@misc{new, x={A}}"),
        ("@misc(\n  x={A})", "@misc(new,\n  x={A})"),
        ('@misc{M{\\"u}ller, x={A}}', "@misc{new, x={A}}"),
    ],
)
def test_the_key_is_replaced_or_put_in(source, result):
    assert edited(source, {}, key="new") == result


@pytest.mark.parametrize(
    ("source", "result"),
    [
        (
            "@misc{a,\n note={An {Open one},\n year=1\n}",
            "@misc{a,\n note={N},\n year=1\n}",
        ),
        ('@misc{a,\n note="Open,\n year=1\n}', "@misc{a,\n note={N},\n year=1\n}"),
        ("@misc{a,\n x={A},\n note={Open\n}", "@misc{a,\n x={A},\n note={N}"),
        ("@misc{a, x={A}},\n note={B}\n}", "@misc{a, x={A}},\n note={N}\n}"),
        ("@misc{a,\n x={A},\n note={B", "@misc{a,\n x={A},\n note={N}"),
    ],
)
def test_a_damaged_value_is_mended_by_its_new_one(source, result):
    assert edited(source, {"note": "N"}) == result


def test_an_entry_that_cannot_be_changed_in_its_place_is_written_anew():
    source = "@misc{a, x=jan # { 1}, note={cut of"

    assert edited(source, {"year": "2001"}) == (
        "@misc{a,\n  x = jan # { 1},\n  note = {cut of},\n  year = {2001},\n}"
    )


@pytest.mark.parametrize(
    ("source", "changes", "key"),
    [
        ("no entry", {}, None),
        ("@misc{a}@misc{b}", {}, None),
        (LINES, {"title": "a } b { c"}, None),
        (LINES, {"title": "a {"}, None),
        (LINES, {}, "with, comma"),
        (LINES, {"no name": "x"}, None),
    ],
)
def test_what_cannot_be_is_refused(source, changes, key):
    with pytest.raises(ValueError, match=r"\w"):
        edited(source, changes, key)


# What may stand between and around fields.
GAPS = ["", " ", "\n  ", "\r\n\t", " % note\n  ", "\n\n "]
VALUES = ["{A {B} c}", '"x {"} y"', "2001", "jan", '{a} # jan # "b"', "two words", ""]


@st.composite
def any_entry(draw) -> str:
    opener, closer = draw(st.sampled_from(["{}", "()"]))
    gap = st.sampled_from(GAPS)
    pieces = ["@Misc", opener, draw(gap), "key", draw(gap)]
    for _ in range(draw(st.integers(0, 4))):
        value = draw(st.sampled_from(VALUES))
        name = draw(st.sampled_from(["title", "AB", "x-y", "note", "Note"]))
        sign = draw(st.sampled_from(["=", " = ", "  =\n "]))
        comma = draw(st.sampled_from([","] * 8 + ["", ",,"]))
        pieces += [comma, draw(gap), name, sign, value, draw(gap)]
    return "".join([*pieces, draw(st.sampled_from([closer, "," + closer, "\n", ""]))])


new_values = st.sampled_from(["New", 'say "so"', "{B} c", "", "C:\\dir\\", "50% @x{"])
changes_of = st.dictionaries(
    st.sampled_from(["title", "ab", "note", "isbn"]),
    st.none() | new_values.filter(lambda value: value.count("{") == value.count("}")),
)


@settings(deadline=None)
@given(any_entry(), changes_of, st.none() | st.just("k2"))
def test_only_what_was_changed_is_different(source, changes, key):
    found = parse(source).entries
    if len(found) == 1 and found[0].start == 0:
        check(found[0], changes, key)


@pytest.mark.skipif(not FILES, reason="the corpora are not here")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_only_what_was_changed_is_different_in_real_entries(file):
    chance = random.Random(file["file"])
    text, _ = decode((FOLDER / file["file"]).read_bytes())
    entries = parse(text).entries
    for entry in chance.sample(entries, min(50, len(entries))):
        names = [field.name for field in entry.fields] + ["zz-new"]
        chosen = chance.sample(names, min(3, len(names)))
        values = [None, "New {V}alue", 'x "y" z', ""]
        changes = {name: chance.choice(values) for name in chosen}
        check(entry, changes, chance.choice([None, "k2"]))


def check(entry: Entry, changes: dict[str, str | None], key: str | None) -> None:
    before = parse(entry.source).entries[0]
    result = edited(entry.source, changes, key)
    (after,) = parse(result).entries

    expected = {field.name: field.value for field in before.fields}
    expected |= {name: str(value) for name, value in changes.items()}
    for name, value in changes.items():
        if value is None:
            del expected[name]
    assert {field.name: field.value for field in after.fields} == expected
    # Without a key in the text it is made from the fields.
    is_written = re.search(rf"[({{]\s*{re.escape(before.key)}", entry.source)
    assert after.key == (key or before.key) or not (key or is_written)
    assert after.kind == before.kind
    assert result.endswith(entry.source[-1]) or entry.salvaged


@settings(deadline=None)
@given(any_entry(), st.sampled_from(["title", "ab", "x-y", "note"]))
def test_all_but_the_replaced_value_is_the_same_text(source, name):
    found = parse(source).entries
    if len(found) == 1 and not found[0].salvaged and found[0].field(name):
        check_rest(found[0], name)


@pytest.mark.skipif(not FILES, reason="the corpora are not here")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_the_rest_of_a_real_entry_is_the_same_text(file):
    chance = random.Random(file["file"])
    text, _ = decode((FOLDER / file["file"]).read_bytes())
    entries = [e for e in parse(text).entries if e.fields and not e.salvaged]
    for entry in chance.sample(entries, min(50, len(entries))):
        check_rest(entry, chance.choice(entry.fields).name)
        added = edited(entry.source, {"zz-new": "x"})
        again = edited(added, {"zz-new": None})
        # A bracket that stood behind a sign % is not moved back to it.
        assert again == entry.source or (
            again.split() == [*entry.source[:-1].split(), entry.source[-1]]
        )


def check_rest(entry: Entry, name: str) -> None:
    """Round the new value stands the old text, and between was the old value."""
    before, behind = edited(entry.source, {name: "§new§"}).split("§new§")
    source, before, behind = entry.source, before[:-1], behind[1:]

    assert source.startswith(before)
    assert source.endswith(behind)
    value = source[len(before) : len(source) - len(behind)]
    (copy,) = parse(f"@misc{{k, {name} = {value}}}").entries
    assert copy.get(name) == parse(source).entries[0].get(name)
