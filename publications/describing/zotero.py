"""What Zotero asks for beside Highwire's tags: the type, and fields of its own."""

from collections.abc import Iterator

from publications.citing.citation import Citation
from publications.models import Publication

from .kinds import ZOTERO, described_kind
from .places import PAPERS, place_of
from .texts import one_line, rights_of, words

Pairs = Iterator[tuple[str, str]]
Kind = Publication.Kind
HAS_OWN_PAGES = {Kind.BOOK, Kind.THESIS, Kind.REPORT}


def untold_type(citation: Citation) -> str:
    """Zotero's name for the kind, unless a tag of Highwire's has said it; then the sort
    of thesis, report or talk in free words."""
    kind, place = described_kind(citation), place_of(citation)
    by_highwire = {
        **dict.fromkeys([*PAPERS, Kind.JOURNAL, Kind.CHAPTER], place.container),
        **dict.fromkeys([Kind.REPORT, Kind.THESIS], place.institution),
    }
    # Those two by Open Graph's type and a field of its own.
    is_told = by_highwire.get(kind) or kind in (Kind.BOOK, Kind.TALK)
    return one_line(place.sort) if is_told else ZOTERO[kind]


def own_fields(citation: Citation) -> Pairs:
    """What no Highwire tag says; Zotero takes any field of its own by its name."""
    appearance, kind = citation.appearance, described_kind(citation)
    place = place_of(citation)
    yield "DC.rights", rights_of(citation)
    if kind == Kind.TALK:
        yield "z:itemType", ZOTERO[kind]
        yield "z:meetingName", place.meeting
    elif kind == Kind.PREPRINT and appearance.arxiv:
        yield "z:archiveID", f"arXiv:{appearance.arxiv}"
    elif kind == Kind.PATENT:
        yield "z:patentNumber", appearance.number
    if kind != Kind.JOURNAL:
        yield "z:volume", appearance.volume
    if kind in HAS_OWN_PAGES and appearance.pages.isdecimal():
        yield "z:numPages", appearance.pages
    yield "z:place", words(appearance.place)
    yield "z:edition", appearance.edition.removesuffix(" edition")
    yield "z:versionNumber", place.version
