"""CSL-JSON: an array of items, as Zotero, Pandoc and citation processors read it."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils import translation

from publications.bibtex import Name
from publications.identifiers import Identifier
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
    return "".join(csl_parts(publications, absolute))


def csl_parts(
    publications: Iterable[Publication], absolute: Callable[[str], str]
) -> Iterator[str]:
    """The same, one item after the other."""
    before, after = "[\n  ", "[]\n"
    for citation in citations(publications):
        found = json.dumps(item(citation, absolute), ensure_ascii=False, indent=2)
        # No value holds the end of a line as it is.
        yield before + found.replace("\n", "\n  ")
        before, after = ",\n  ", "\n]\n"
    yield after


def item(citation: Citation, absolute: Callable[[str], str]) -> dict[str, Any]:
    work, appearance = citation.work, citation.appearance
    kind = TYPES.get(kind_of(citation), "document")
    found = {
        "id": citation.key,
        "type": kind,
        # Processors read <i>, <sub> and <sup>; any other sign is the sign itself.
        "title": work.title.replace("\\$", "$"),
        "author": list(map(person, citation.names("author"))),
        "editor": list(map(person, citation.names("editor"))),
        **place(kind, citation),
        "issued": issued(appearance),
        "volume": appearance.volume,
        "page": appearance.pages.replace("–", "-"),
        "DOI": appearance.doi,
        "URL": address(citation) or absolute(work.get_absolute_url()),
        "ISBN": appearance.isbn,
        "ISSN": appearance.issn,
        "collection-title": appearance.series,
        "edition": appearance.edition.removesuffix(" edition"),
        "version": citation.text("version"),
        "language": language(citation),
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


def place(kind: str, citation: Citation) -> dict[str, str]:
    appearance = citation.appearance
    name = appearance.full_name()
    if kind == "paper-conference":
        found = {"container-title": name, **conference(citation)}
        return found | numbers(kind, appearance)
    found = {"publisher-place": appearance.place, "publisher": appearance.publisher}
    if kind in IN_CONTAINER:
        found |= {**container(name, citation), **numbers(kind, appearance)}
    elif kind in SORTED:
        sort, rest = sort_and_place(appearance)
        found["publisher"] = appearance.publisher or rest
        found |= {"genre": sort, "number": appearance.number}
    elif kind == "article" and appearance.arxiv:
        found |= {"publisher": name or "arXiv", "number": f"arXiv:{appearance.arxiv}"}
    elif kind == "speech":
        # Most styles still ask for it by its former name.
        found |= {"event": name, "event-title": name}
    else:
        version = citation.text("version")
        found["publisher"] = appearance.publisher or without(name, "version", version)
        found |= numbers(kind, appearance)
    return found


def conference(citation: Citation) -> dict[str, str]:
    """Its city is not the publisher's, unless the entry had no other."""
    appearance = citation.appearance
    found = {"publisher": appearance.publisher, "event-place": appearance.place}
    if appearance.publisher:
        found["publisher-place"] = citation.text("address")
    if appearance.place == found.get("publisher-place"):
        del found["event-place"]
    return found


def container(name: str, citation: Citation) -> dict[str, str]:
    """Chapter 3, Test Press: the title is the book's, which is nowhere else named."""
    chapter = citation.text("chapter")
    rest = without(name, "chapter", chapter)
    if rest == name:
        return {"container-title": name}
    return {"chapter-number": chapter, "publisher": rest}


def numbers(kind: str, appearance: Appearance) -> dict[str, str]:
    """A book in a series that has no volume is numbered within it."""
    is_in_series = appearance.series and kind != "article-journal"
    if is_in_series and not appearance.volume:
        return {"collection-number": appearance.number}
    return {"issue": appearance.number}


def without(name: str, label: str, value: str) -> str:
    """Version 2.1, GitHub: the version has a field of its own."""
    for said in (f"{label} {value}", value):
        if value and name.lower().startswith(said.lower()):
            return name[len(said) :].removeprefix(",").strip()
    return name


def language(citation: Citation) -> str:
    """Processors take what says none for English, and give its title capitals."""
    site = translation.get_language() or "en"
    return citation.language() or ("" if site.startswith("en") else site)


def address(citation: Citation) -> str:
    """Where the entry says it is, or where its preprint server has it."""
    arxiv = citation.appearance.arxiv
    return citation.address() or (Identifier.of_arxiv(arxiv).url if arxiv else "")


def issued(appearance: Appearance) -> dict[str, Any]:
    parts = date_parts(appearance)
    if parts:
        return {"date-parts": [parts]}
    return {"literal": appearance.date_text} if appearance.date_text else {}
