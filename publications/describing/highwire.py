"""Highwire's tags, which Google Scholar, Zotero and Mendeley read first.

They stand in the order of this file: where two of them say what kind of work it is,
Zotero believes the last.
"""

from collections.abc import Callable, Iterator

from publications.citing.citation import Citation, name_of
from publications.citing.facts import page_range
from publications.models import Link, Publication

from .kinds import described_kind
from .names import inverter
from .people import orcid_address
from .places import PAPERS, place_of
from .texts import (
    abstract_of,
    date_of,
    language_of,
    title_of,
    topics_of,
    words,
)

Absolute = Callable[[str], str]
Pairs = Iterator[tuple[str, str]]
Kind = Publication.Kind
IN_PAGES = {*PAPERS, Kind.JOURNAL, Kind.CHAPTER}


def is_citable(citation: Citation) -> bool:
    """Whether title, author and date are there: without all three Google Scholar takes
    none, and others would cite a work that can't be cited."""
    kind = described_kind(citation)
    # A book may be by its editors, which only reference managers know to take.
    people = citation.names("author") or kind == Kind.BOOK and citation.names("editor")
    return bool(people and citation.appearance.year and kind != Kind.PROJECT)


def highwire(citation: Citation, absolute: Absolute) -> Pairs:
    work, appearance = citation.work, citation.appearance
    yield "citation_title", title_of(work)
    yield from authors(work)
    yield "citation_publication_date", date_of(appearance, "/")
    yield from container(citation)
    yield from imprint(citation)
    yield from pages(citation)
    yield "citation_doi", appearance.doi
    yield "citation_language", language_of(work).partition("-")[0].lower()
    yield "citation_abstract", abstract_of(work)
    yield "citation_keywords", "; ".join(topics_of(work))
    paper = paper_of(work)
    yield "citation_pdf_url", paper and absolute(paper)


def authors(work: Publication) -> Pairs:
    people = work.authors()
    written = inverter(people)
    for person in people:
        yield "citation_author", written(name_of(person))
        yield "citation_author_orcid", orcid_address(person.author)


def container(citation: Citation) -> Pairs:
    place, appearance = place_of(citation), citation.appearance
    match described_kind(citation):
        case Kind.JOURNAL:
            yield "citation_journal_title", place.container
            yield "citation_issn", appearance.issn
            yield "citation_volume", appearance.volume
            yield "citation_issue", appearance.number
        case Kind.CONFERENCE | Kind.WORKSHOP:
            yield "citation_inbook_title", place.container
            yield "citation_conference_title", place.meeting
        case Kind.CHAPTER:
            yield "citation_inbook_title", place.container
        case Kind.THESIS:
            yield "citation_dissertation_institution", place.institution
        case Kind.REPORT:
            yield "citation_technical_report_institution", place.institution
            yield "citation_technical_report_number", appearance.number


def imprint(citation: Citation) -> Pairs:
    appearance = citation.appearance
    yield "citation_isbn", appearance.isbn
    yield "citation_publisher", place_of(citation).publisher
    yield "citation_series_title", words(appearance.series)
    editors = citation.names("editor")
    written = inverter(editors)
    for name in editors:
        yield "citation_editor", written(name)


def pages(citation: Citation) -> Pairs:
    """The first alone where it is the number of an article."""
    if described_kind(citation) not in IN_PAGES:
        return
    found = page_range(citation.appearance.pages)
    yield "citation_firstpage", found.first
    yield "citation_lastpage", found.last


def paper_of(work: Publication) -> str:
    """The one PDF, which Google Scholar wants below the page: the one kept here."""
    papers = [link for link in work.links.all() if link.kind == Link.Kind.PDF]
    papers.sort(key=lambda link: not link.file)
    return papers[0].get_absolute_url() if papers else ""
