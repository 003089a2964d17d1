"""Real files beside the project, for tests against other programs."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from publications.bibtex import Entry, decode, parse

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
FILES = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []
# A part of them by default; OFFPRINT_CORPORA=all takes minutes.
IS_ALL = os.environ.get("OFFPRINT_CORPORA") == "all"


@cache
def values(*names: str) -> list[str]:
    """The distinct values of these fields, in the order of their first appearance."""
    found = {
        field.value: None
        for entry in entries()
        for field in entry.fields
        if field.name in names and field.value
    }
    return list(found) if IS_ALL else list(found)[::7]


def entries() -> Iterator[Entry]:
    for file in FILES:
        text, _ = decode((FOLDER / file["file"]).read_bytes())
        yield from parse(text).entries
