"""Real files of researchers' sites, where they are present beside the project."""

import json
from pathlib import Path

import pytest

from publications.bibtex import Library, decode, parse, split_names, to_unicode

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
FILES = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []

pytestmark = pytest.mark.skipif(not FILES, reason="the corpora are not here")

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])


@each_file
def test_every_entry_is_found(file):
    assert len(read(file).entries) == file["entries"]


@each_file
def test_every_entry_is_a_slice_of_the_text_in_its_order(file):
    text, _ = decode((FOLDER / file["file"]).read_bytes())
    position = 0
    for entry in parse(text).entries:
        position = text.index(entry.source, position) + len(entry.source)


@each_file
def test_known_faults_are_reported_near_their_lines(file):
    lines = {problem.line for problem in read(file).problems}
    for line in file["problem_lines"]:
        # An entry that is never closed is reported where it begins.
        assert lines & set(range(line - 3, line + 1)), line


@each_file
def test_names_and_titles_can_be_read(file):
    for entry in read(file).entries:
        to_unicode(entry.get("title"))
        names = split_names(entry.get("author"))
        assert all(name.written for name in names.names)


def read(file: dict) -> Library:
    text, _ = decode((FOLDER / file["file"]).read_bytes())
    return parse(text)
