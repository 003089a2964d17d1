"""RIS, as Zotero, EndNote and their like read it: one line for each value."""

from collections.abc import Callable, Iterable, Iterator

from publications.bibtex import Name
from publications.markdown import plain
from publications.models import Appearance, Publication

from .citation import Citation, citations
from .facts import date_parts, kind_of, page_range, sort_and_place

Tags = Iterator[tuple[str, str]]
Kind = Publication.Kind
Place = Appearance.Kind

TYPES = {
    Place.PREPRINT: "MANSCPT",
    Place.WORKSHOP: "CONF",
    Place.CONFERENCE: "CONF",
    Place.JOURNAL: "JOUR",
    Place.BOOK: "BOOK",
    Kind.CHAPTER: "CHAP",
    Place.THESIS: "THES",
    Place.REPORT: "RPRT",
    Kind.PATENT: "PAT",
    Kind.DATASET: "DATA",
    Kind.SOFTWARE: "COMP",
    Kind.TALK: "SLIDE",
}


def to_ris(publications: Iterable[Publication], absolute: Callable[[str], str]) -> str:
    """`absolute` makes whole addresses of those below this site."""
    return "".join(ris_parts(publications, absolute))


def ris_parts(
    publications: Iterable[Publication], absolute: Callable[[str], str]
) -> Iterator[str]:
    """The same, one record after the other."""
    for citation in citations(publications):
        yield f"{record(citation, absolute)}\r\n"


def record(citation: Citation, absolute: Callable[[str], str]) -> str:
    tags = [
        ("TY", TYPES.get(kind_of(citation), "GEN")),
        ("ID", citation.key),
        *people(citation),
        ("TI", plain(citation.work.title)),
        *place(citation),
        *date(citation.appearance),
        *issue(citation),
        *identifiers(citation, absolute),
        *about(citation),
    ]
    lines = (f"{tag}  - {in_one_line(value)}\r\n" for tag, value in tags if value)
    return "".join(lines) + "ER  - \r\n"


def in_one_line(value: str) -> str:
    """Without what any reader may take for the end of a line."""
    return " ".join(value.replace("\0", " ").split())


def people(citation: Citation) -> Tags:
    for name in citation.names("author"):
        yield "AU", inverted(name)
    for name in citation.names("editor"):
        yield "A2", inverted(name)
    # Of a thesis; elsewhere they would be the editors of a series.
    for name in citation.names("advisor") if kind_of(citation) == Place.THESIS else ():
        yield "A3", inverted(name)


def inverted(name: Name) -> str:
    """van der Berg, Ana, Jr."""
    family = " ".join(filter(None, [name.particle, name.family]))
    parts = filter(None, [family, name.given, name.suffix])
    return name.literal or ", ".join(parts)


def place(citation: Citation) -> Tags:
    appearance = citation.appearance
    name, kind = appearance.full_name(), kind_of(citation)
    sort, rest = sort_and_place(appearance)
    publisher = appearance.publisher
    match TYPES.get(kind):
        case "JOUR":
            yield "T2", name
        case "CONF":
            yield "T2", name
            # Zotero reads the one, EndNote the other.
            yield "C3", name
        case "CHAP":
            yield "T2", name
        case "THES" | "RPRT" | "PAT":
            yield "M3", sort
            publisher = publisher or rest
        case "SLIDE":
            yield "T2", name
        case "MANSCPT":
            publisher = publisher or name or "arXiv" * bool(appearance.arxiv)
        case _:
            publisher = publisher or name
    yield "T2" if TYPES.get(kind) == "BOOK" else "T3", appearance.series
    yield "ET", appearance.edition or citation.text("version")
    yield "PB", publisher
    yield "CY", appearance.place


def date(appearance: Appearance) -> Tags:
    parts = date_parts(appearance)
    if parts:
        year, *rest = parts
        yield "PY", str(year)
        yield "DA", "/".join([str(year), *(f"{part:02}" for part in rest)])


def issue(citation: Citation) -> Tags:
    appearance = citation.appearance
    yield "VL", appearance.volume
    is_report = TYPES.get(kind_of(citation)) == "RPRT"
    yield "SN" if is_report else "IS", appearance.number
    first, last = page_range(appearance.pages)
    yield "SP", first
    yield "EP", last
    if not is_report:
        yield "SN", appearance.isbn or appearance.issn


def identifiers(citation: Citation, absolute: Callable[[str], str]) -> Tags:
    appearance = citation.appearance
    yield "DO", appearance.doi
    arxiv = f"https://arxiv.org/abs/{appearance.arxiv}" if appearance.arxiv else ""
    address = citation.address() or arxiv
    yield "UR", address or absolute(citation.work.get_absolute_url())
    paper = citation.paper()
    yield "L1", paper and absolute(paper)


def about(citation: Citation) -> Tags:
    yield "AB", citation.work.abstract
    for topic in citation.work.topics.all():
        yield "KW", topic.name
    yield "LA", citation.language()
    yield "N1", citation.appearance.note
