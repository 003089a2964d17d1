"""The journal or book that a work is a part of, as schema.org nests them."""

from typing import Any

from publications.citing.citation import Citation
from publications.models import Publication

from .kinds import described_kind
from .places import PAPERS, place_of
from .texts import words

Node = dict[str, Any]
Kind = Publication.Kind


def container(citation: Citation) -> Node:
    kind = described_kind(citation)
    if kind == Kind.JOURNAL:
        return periodical(citation)
    if kind in PAPERS or kind == Kind.CHAPTER:
        return book(citation)
    return series(citation) if kind == Kind.BOOK else {}


def periodical(citation: Citation) -> Node:
    """An issue of a volume of a journal, without the steps that are not known."""
    appearance, name = citation.appearance, place_of(citation).container
    if not name:
        return {}
    found = {"@type": "Periodical", "name": name, "issn": appearance.issn}
    for step, number in (
        ("Volume", appearance.volume),
        ("Issue", appearance.number),
    ):
        if number:
            counted = {f"{step.lower()}Number": number}
            found = {"@type": f"Publication{step}", **counted, "isPartOf": found}
    return found


def book(citation: Citation) -> Node:
    appearance, place = citation.appearance, place_of(citation)
    if not place.container:
        return {}
    publisher = {"@type": "Organization", "name": place.publisher}
    return {
        "@type": "Book",
        "name": place.container,
        "isbn": appearance.isbn,
        "publisher": publisher if place.publisher else {},
        "isPartOf": series(citation),
    }


def series(citation: Citation) -> Node:
    name = words(citation.appearance.series)
    return {"@type": "BookSeries", "name": name} if name else {}
