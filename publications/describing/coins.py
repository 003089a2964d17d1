"""COinS: a work as one attribute, from which Zotero makes its list of a page's works.

It belongs on lists only; on a work's own page it would hide all that is said there.
"""

from collections.abc import Callable, Iterator
from urllib.parse import quote

from publications.citing.citation import Citation, name_of
from publications.models import Publication

from .kinds import ZOTERO, described_kind, main_citation
from .names import inverted
from .places import PAPERS, place_of
from .texts import date_of, language_of, one_line, title_of

Pairs = Iterator[tuple[str, str]]
Kind = Publication.Kind
FORMAT = "info:ofi/fmt:kev:mtx:"
# A list is to stay light, also one of papers by thousands.
MOST_NAMES = 50


def coins(work: Publication, absolute: Callable[[str], str]) -> str:
    """Unescaped, for the `title` of an empty element; `work` from `for_display()`."""
    citation = main_citation(work)
    pairs = (("ctx_ver", "Z39.88-2004"), *kind_and_place(citation))
    rest = (*common(citation, absolute), *last(citation))
    found = ((name, one_line(value)) for name, value in (*pairs, *rest))
    # A plus sign is read as a blank, however it is written.
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in found if value)


def kind_and_place(citation: Citation) -> Pairs:
    match described_kind(citation):
        case Kind.JOURNAL:
            yield from of_article(citation)
        case Kind.CONFERENCE | Kind.WORKSHOP | Kind.CHAPTER:
            yield from of_part(citation)
        case Kind.BOOK | Kind.REPORT:
            yield from of_whole(citation)
        case _:
            yield from of_anything(citation)


def of_article(citation: Citation) -> Pairs:
    appearance = citation.appearance
    yield "rft_val_fmt", f"{FORMAT}journal"
    yield "rft.genre", "article"
    yield "rft.atitle", title_of(citation.work)
    yield "rft.jtitle", place_of(citation).container
    yield "rft.volume", appearance.volume
    yield "rft.issue", appearance.number
    yield "rft.pages", in_pages(citation)
    yield "rft.issn", appearance.issn


def of_part(citation: Citation) -> Pairs:
    """A paper in proceedings, a chapter in a book."""
    is_paper = described_kind(citation) in PAPERS
    place = place_of(citation)
    yield "rft_val_fmt", f"{FORMAT}book"
    yield "rft.genre", "proceeding" if is_paper else "bookitem"
    yield "rft.atitle", title_of(citation.work)
    yield "rft.btitle", place.container
    yield "rft.pub", place.publisher
    yield "rft.place", citation.appearance.place
    yield "rft.pages", in_pages(citation)
    yield "rft.isbn", citation.appearance.isbn


def of_whole(citation: Citation) -> Pairs:
    is_book, place = described_kind(citation) == Kind.BOOK, place_of(citation)
    yield "rft_val_fmt", f"{FORMAT}book"
    yield "rft.genre", "book" if is_book else "report"
    yield "rft.btitle", title_of(citation.work)
    yield "rft.pub", place.institution or place.publisher
    yield "rft.place", citation.appearance.place
    yield "rft.isbn", citation.appearance.isbn


def of_anything(citation: Citation) -> Pairs:
    place = place_of(citation)
    yield "rft_val_fmt", f"{FORMAT}dc"
    yield "rft.title", title_of(citation.work)
    yield "rft.publisher", place.institution or place.publisher
    yield "rft.place", citation.appearance.place
    yield "rft.source", place.meeting


def common(citation: Citation, absolute: Callable[[str], str]) -> Pairs:
    work, appearance = citation.work, citation.appearance
    for person in shown(work):
        yield "rft.au", inverted(name_of(person))
    yield "rft.date", date_of(appearance, "-")
    yield "rft_id", appearance.doi and f"info:doi/{appearance.doi}"
    yield "rft_id", absolute(work.get_absolute_url())
    yield "rft.language", language_of(work)


def last(citation: Citation) -> Pairs:
    """Before the fields, the type would cost some of them."""
    kind = described_kind(citation)
    if kind not in {*PAPERS, Kind.JOURNAL, Kind.CHAPTER, Kind.BOOK, Kind.REPORT}:
        yield "rft.type", ZOTERO[kind]


def shown(work: Publication) -> list:
    authors = work.authors()
    later = (person for person in authors[MOST_NAMES:] if person.author.is_owner)
    return [*authors[:MOST_NAMES], *later]


def in_pages(citation: Citation) -> str:
    return citation.appearance.pages.replace("–", "-")
