"""What is read at most; the limits are far too high to be met in a test."""

from importlib import import_module

import pytest

from publications.bibtex import parse

# Its name in the package is the function's.
PARSER = import_module("publications.bibtex.parse")
ENTRIES = "".join(f"@misc{{k{number}, title={{T}}}}\n" for number in range(5))


def told(text: str) -> list[tuple[int, str, str]]:
    return [(p.line, p.severity, p.message) for p in parse(text).problems]


def test_entries_beyond_the_limit_are_not_read_and_that_is_told(monkeypatch):
    monkeypatch.setattr(PARSER, "MAX_ENTRIES", 3)

    assert [entry.key for entry in parse(ENTRIES).entries] == ["k0", "k1", "k2"]
    assert told(ENTRIES) == [
        (4, "error", "only the 3 entries before this one were read; split the file")
    ]


@pytest.mark.parametrize("limit", [5, 10])
def test_as_many_entries_as_the_limit_are_read(monkeypatch, limit):
    monkeypatch.setattr(PARSER, "MAX_ENTRIES", limit)

    assert len(parse(ENTRIES).entries) == 5
    assert told(ENTRIES) == []


def test_text_beyond_the_limit_is_not_read_and_that_is_told(monkeypatch):
    monkeypatch.setattr(PARSER, "MAX_TEXT", 44)

    assert [entry.key for entry in parse(ENTRIES).entries] == ["k0", "k1"]
    assert told(ENTRIES) == [
        (3, "error", "only the first 44 characters were read; split the file")
    ]
