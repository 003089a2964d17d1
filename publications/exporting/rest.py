"""Appearances that stand in none of the newest files, as entries to add."""

import re

from publications.bibtex import parse
from publications.bibtex.scanner import balanced
from publications.bibtex.written import write_entry
from publications.citing.bibtex import entry
from publications.citing.citation import Citation
from publications.importing.planner import MAX_KEY
from publications.models import Appearance, Publication


def text_of(work: Publication, place: Appearance, key: str) -> str:
    """Its own text where that is understood without the rest of its file."""
    if not place.bibtex:
        return entry(Citation(work, place, key)).strip()
    fields = [tuple(field) for field in place.fields]
    return place.bibtex if is_whole(place.bibtex, fields) else anew(place, fields, key)


def is_whole(text: str, fields: list[tuple[str, ...]]) -> bool:
    entries = parse(text).entries
    if len(entries) != 1 or entries[0].salvaged:
        return False
    return [(field.name, field.value) for field in entries[0].fields] == fields


def anew(place: Appearance, fields: list[tuple[str, ...]], key: str) -> str:
    said = [
        (name, balanced(value))
        for name, value in fields
        if name not in ("crossref", "xdata")
    ]
    return write_entry(place.entry_type, key, said).strip()


def new_key(place: Appearance) -> str | None:
    """The key that a person gave it; None where the import only numbered it."""
    was, now = place.imported.get("key", ""), place.citation_key
    numbered = re.escape(was[:MAX_KEY]) + r"(-\d+)?"
    return None if not now or re.fullmatch(numbered, now) else now
