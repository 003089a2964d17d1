"""CSL-JSON: an array of items, as Zotero, Pandoc and citation processors read it."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from publications.bibtex import Name
from publications.models import Appearance, Publication

from .citation import Citation, citations
from .facts import date_parts, kind_of, sort_and_place

Kind = Publication.Kind
Place = Appearance.Kind

TYPES = {
    # What a repository such as arXiv holds.
    Place.PREPRINT: "article",
    Place.WORKSHOP: "paper-conference",
    Place.CONFERENCE: "paper-conference",
    Place.JOURNAL: "article-journal",
    Place.BOOK: "book",
    Kind.CHAPTER: "chapter",
    Place.THESIS: "thesis",
    Place.REPORT: "report",
    Kind.PATENT: "patent",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "software",
    Kind.TALK: "speech",
}
IN_CONTAINER = {"article-journal", "chapter", "paper-conference"}
SORTED = {"patent", "report", "thesis"}


def to_csl(publications: Iterable[Publication], absolute: Callable[[str], str]) -> str:
    """`absolute` makes whole addresses of those below this site."""
    items = [item(citation, absolute) for citation in citations(publications)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(citation: Citation, absolute: Callable[[str], str]) -> dict[str, Any]:
    work, appearance = citation.work, citation.appearance
    kind = TYPES.get(kind_of(citation), "document")
    found = {
        "id": citation.key,
        "type": kind,
        # Processors read <i>, <sub> and <sup>; any other sign is the sign itself.
        "title": work.title,
        "author": list(map(person, citation.names("author"))),
        "editor": list(map(person, citation.names("editor"))),
        **place(kind, appearance),
        "issued": issued(appearance),
        "volume": appearance.volume,
        "page": appearance.pages.replace("–", "-"),
        "DOI": appearance.doi,
        "URL": citation.address() or absolute(work.get_absolute_url()),
        "ISBN": appearance.isbn,
        "ISSN": appearance.issn,
        "collection-title": appearance.series,
        "edition": appearance.edition.removesuffix(" edition"),
        "version": citation.text("version"),
        "language": citation.language(),
        "abstract": work.abstract,
        "keyword": ", ".join(topic.name for topic in work.topics.all()),
        "note": appearance.note,
    }
    return {name: value for name, value in found.items() if value}


def person(name: Name) -> dict[str, str]:
    """With the particle in the family name, where Zotero keeps it."""
    if name.literal or not name.family:
        return {"literal": name.written}
    family = " ".join(filter(None, [name.particle, name.family]))
    parts = {"family": family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def place(kind: str, appearance: Appearance) -> dict[str, str]:
    name = appearance.full_name()
    sort, rest = sort_and_place(appearance)
    found = {"publisher-place": appearance.place, "publisher": appearance.publisher}
    if kind in IN_CONTAINER:
        found["container-title"] = name
    elif kind in SORTED:
        found |= {"publisher": appearance.publisher or rest, "genre": sort}
    elif kind == "speech":
        found["event-title"] = name
    else:
        found["publisher"] = appearance.publisher or name
    if kind == "paper-conference":
        found |= {"event-title": name, "event-place": appearance.place}
    if kind == "article" and appearance.arxiv:
        found |= {"publisher": name or "arXiv", "number": f"arXiv:{appearance.arxiv}"}
    elif kind in SORTED:
        found["number"] = appearance.number
    else:
        found["issue"] = appearance.number
    return found


def issued(appearance: Appearance) -> dict[str, Any]:
    parts = date_parts(appearance)
    if parts:
        return {"date-parts": [parts]}
    return {"literal": appearance.date_text} if appearance.date_text else {}
