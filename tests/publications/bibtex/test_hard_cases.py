"""The study's hard cases, where its file is present beside the project."""

import base64
import json
from pathlib import Path

import pytest

from publications.bibtex import (
    Entry,
    Library,
    Name,
    Problem,
    decode,
    parse,
    parse_date,
    split_names,
    to_unicode,
)

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT.parent / "shared" / "reference" / "bibtex-hard-cases.json"
CASES = json.loads(FILE.read_text("utf-8")) if FILE.exists() else []

pytestmark = pytest.mark.skipif(not CASES, reason="the hard cases are not here")

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])

# Decided otherwise here, or left to the caller. The reason stands beside each.
DEVIATIONS = {
    # Renaming and merging is the importer's policy: all four come back as written.
    "duplicate-keys": {"count": 4, "keys": ["dup", "dup", "Dup", "dup"]},
    # Marks are taken off the family name and kept in `Name.marks`.
    "al-folio-fields": {"families": ["Einstein", "Podolsky", "Rosen"]},
}
# Told besides: the cases name what they are about, and hold some slips more.
TOLD_BESIDES = {
    "undefined-macro": [(6, "warning")],
    "duplicate-fields": [(5, "warning")],
    "at-signs-in-values": [(5, "info")],
    "empty-and-odd-fields": [(4, "warning"), (5, "warning")],
}
# The importer's: it knows the identifiers, the numbers of the verbatim case.
IDENTIFIERS = {"doi", "arxiv"}
RENAMED = {"journal": "journaltitle", "address": "location"}


@each_case
def test_every_entry_is_found(case):
    expected = DEVIATIONS.get(case["name"], {}).get("count", case["expected"]["count"])

    assert len(read(case).entries) == expected


@each_case
def test_keys_and_types_are_as_expected(case):
    deviation = DEVIATIONS.get(case["name"], {}).get("keys")
    if deviation:
        assert [entry.key for entry in read(case).entries] == deviation
        return
    for entry, expected in pairs(case):
        assert (entry.key, entry.kind) == (expected["key"], expected["type"])


@each_case
def test_titles_are_in_unicode(case):
    for entry, expected in pairs(case):
        if "title" in expected:
            assert to_unicode(entry.get("title")) == expected["title"]


@each_case
@pytest.mark.parametrize("role", ["author", "editor"])
def test_names_are_split(case, role):
    families = DEVIATIONS.get(case["name"], {}).get("families")
    for entry, expected in pairs(case):
        if f"{role}s" not in expected:
            continue
        names = split_names(entry.get(role))
        if families:
            assert [name.family for name in names.names] == families
            continue
        assert [parts(name) for name in names.names] == expected[f"{role}s"]
        assert names.others == expected.get(f"{role}s_others", False)


@each_case
def test_dates_are_numbers(case):
    for entry, expected in pairs(case):
        date = parse_date(entry)
        for part in ("year", "month", "day"):
            if part in expected:
                assert getattr(date, part) == expected[part]
        assert expected.get("year_text", "") in date.text
        assert expected.get("month_text", "") in date.text


@each_case
def test_other_fields_are_kept(case):
    known = {"key", "type", "title", "year", "month", "day", "salvaged", "problems"}
    known |= {"count", "entries", "authors", "editors", "key_generated"} | IDENTIFIERS
    known |= {"authors_others", "editors_others", "month_text", "year_text"}
    for entry, expected in pairs(case):
        for name in expected.keys() - known:
            value = entry.get(name) or entry.get(RENAMED.get(name, name))
            # Addresses and file names are not LaTeX.
            if name not in ("file", "url"):
                value = to_unicode(value)
            assert value == expected[name], name


@each_case
def test_damaged_entries_say_so(case):
    for entry, expected in pairs(case):
        if expected.get("salvaged"):
            assert entry.salvaged


@each_case
def test_problems_are_reported_at_their_lines(case):
    if case["name"] == "duplicate-keys":
        return
    found = problems(case)
    for expected in case["expected"].get("problems", []):
        lines = range(expected["line_from"], expected["line_to"] + 1)
        assert any(
            problem.line in lines and problem.severity == expected["severity"]
            for problem in found
        ), (expected, found)


@each_case
def test_nothing_else_is_reported(case):
    if case["name"] == "duplicate-keys":
        assert problems(case) == []
        return
    expected = case["expected"].get("problems", [])
    besides = TOLD_BESIDES.get(case["name"], [])

    found = [(problem.line, problem.severity) for problem in problems(case)]

    assert len(found) == len(expected) + len(besides), found
    assert all(place in found for place in besides)


def read(case: dict) -> Library:
    return parse(text_of(case)[0])


def text_of(case: dict) -> tuple[str, list[Problem]]:
    if "bytes_base64" in case:
        return decode(base64.b64decode(case["bytes_base64"]))
    return case["bibtex"], []


def pairs(case: dict) -> list[tuple[Entry, dict]]:
    if case["name"] == "duplicate-keys":
        return []
    expected = case["expected"].get("entries", [case["expected"]])
    return list(zip(read(case).entries, expected, strict=True))


def parts(name: Name) -> dict[str, str]:
    found = {
        "first": name.given,
        "last": name.family,
        "von": name.particle,
        "jr": name.suffix,
        "literal": name.literal,
    }
    return {part: text for part, text in found.items() if text}


def problems(case: dict) -> list[Problem]:
    """Those of the bytes, of the file and of its author lists."""
    text, found = text_of(case)
    library = parse(text)
    found = found + library.problems
    for entry in library.entries:
        author = entry.field("author")
        if author:
            told = split_names(author.value).problems
            found += [Problem(author.line, p.severity, p.message) for p in told]
    return found
