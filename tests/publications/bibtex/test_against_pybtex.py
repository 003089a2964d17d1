"""The values of real files are those that pybtex reads."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pybtex.database.input.bibtex import LowLevelParser

from publications.bibtex import decode, parse

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT.parent / "shared" / "corpora"
INDEX = FOLDER / "index.json"
FILES = json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else []
pytestmark = pytest.mark.skipif(not FILES, reason="the corpora are not here")

Entry = tuple[str, dict[str, str]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"])
def test_every_field_that_pybtex_reads_has_the_same_value_here(file):
    text, _ = decode((FOLDER / file["file"]).read_bytes())
    ours: dict[str, list[dict[str, str]]] = {}
    for entry in parse(text).entries:
        values = {field.name: collapse(field.value) for field in entry.fields}
        ours.setdefault(entry.key, []).append(values)

    different = [
        (key, values)
        for key, values in pybtex_entries(text)
        if not any(values.items() <= other.items() for other in ours.get(key, []))
    ]

    assert different == []


class Macros(dict[str, str]):
    """In lower case; what is not defined is text, where pybtex makes it empty."""

    def __getitem__(self, name: str) -> str:
        return self.get(name.lower(), name)

    def __setitem__(self, name: str, text: str) -> None:
        super().__setitem__(name.lower(), text)


def pybtex_entries(text: str) -> Iterator[Entry]:
    macros = Macros()
    for month in parse(MONTHS).entries[0].fields:
        macros[month.name] = month.value
    parser = LowLevelParser(text, handle_error=lambda error: None, macros=macros)
    for kind, content in parser:
        if kind.lower() in ("string", "preamble"):
            continue
        key, fields = content
        values: dict[str, str] = {}
        for name, parts in fields:
            values.setdefault(name.lower(), collapse("".join(parts)))
        if key is not None:
            yield key, values


def collapse(value: str) -> str:
    return " ".join(value.split())


NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTHS = "@misc{k, " + ", ".join(f"{name} = {name}" for name in NAMES) + "}"
