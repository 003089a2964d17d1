"""Where entries keep the identifiers of a work."""

import re
from dataclasses import dataclass

from publications.identifiers import (
    ARXIV_DOI,
    normal_arxiv,
    normal_doi,
    normal_isbn,
    normal_issn,
)

from .fields import Fields

ARXIV_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\S+)", re.I)
ARXIV_LABEL = re.compile(r"\b(?:arxiv|corr)\b(.*)", re.I | re.S)
CORR_VOLUME = re.compile(r"abs/(\S+)")
# A note that is nothing but a DOI, as Springer's exports have it.
JUST_DOI = re.compile(r"[{}\s]*(?:doi\s*:?\s*)?\{?(?:https?://\S*)?10\.\S+", re.I)
# TeXMed's notes: [PubMed:15608640] [DOI:10.1038/ng1]
OF_TEXMED = re.compile(r"\[DOI:\s*(10\.[^\]\s]+)\]")
# Such a one tells of the number and at most of its subject: arXiv:2101.00001 [cs].
JUST_ARXIV = re.compile(
    r"(?:e-?print|preprint|available as|also)?\s*arxiv(?: e-?prints?| preprint)?"
    r"(?:\s+arxiv)?\s*[:/]?\s*(\S+)\s*(?:\[[\w.-]+\])?\.?",
    re.I,
)
# Fields that may lead to the work itself at arXiv.
ADDRESSES = ("url", "html", "pdf", "paper", "preprint", "url_paper", "url_pdf")
WITH_ADDRESS = frozenset(ADDRESSES)
# Written where the owner knows of none.
NONE = {"", "null", "none", "n/a", "na", "-", "--", "---", "tbd", "tba", "?", "unknown"}
# Longer than any; a part of one would lead elsewhere.
MAX_DOI = 300


@dataclass(frozen=True, slots=True)
class Identifiers:
    doi: str
    arxiv: str
    isbn: str
    issn: str


def identifiers(fields: Fields) -> Identifiers:
    doi = kept_doi(fields)
    return Identifiers(doi, arxiv_of(fields, doi), kept_isbn(fields), kept_issn(fields))


def kept_doi(fields: Fields) -> str:
    written = fields.get("doi").strip()
    doi = (
        normal_doi(written) or doi_of_address(fields.get("url")) or doi_of_note(fields)
    )
    if len(doi) > MAX_DOI:
        said = f"the DOI has {len(doi):,} characters, which none has: left out"
        fields.tell("doi", "warning", said)
        return ""
    is_other = "://" in written or normal_arxiv(written)
    if not doi and is_told(written) and not is_other:
        said = "is no DOI, which begins with 10. and has a slash"
        fields.tell("doi", "warning", not_shown(fields, "doi", said))
    return doi


def doi_of_address(url: str) -> str:
    return normal_doi(url) if "doi" in url.lower() and is_resolver(url) else ""


def is_resolver(url: str) -> bool:
    lower = url.lower()
    return "doi.org/" in lower or "doi.acm.org/" in lower


def doi_of_note(fields: Fields) -> str:
    note = fields.get("note")
    if "10." not in note:
        return ""
    if of_texmed := OF_TEXMED.search(note):
        return normal_doi(of_texmed[1])
    return normal_doi(note) if JUST_DOI.fullmatch(note) else ""


def arxiv_of(fields: Fields, doi: str) -> str:
    """The arXiv number, from wherever the entry has it."""
    return (
        kept_arxiv(fields)
        or arxiv_of_eprint(fields)
        or arxiv_of_doi(fields, doi)
        or arxiv_of_venue(fields)
        or arxiv_of_addresses(fields)
        or arxiv_of_note(fields)
    )


def kept_arxiv(fields: Fields) -> str:
    for name in ("arxiv", "arxivid"):
        written = fields.get(name)
        if found := normal_arxiv(written):
            return found
        if is_told(written) and "://" not in written:
            fields.tell(name, "warning", not_shown(fields, name, "is no arXiv number"))
    return ""


def arxiv_of_eprint(fields: Fields) -> str:
    """Publishers' exports put addresses and numbers of their own there."""
    eprint = fields.get("eprint").strip()
    if not eprint:
        return ""
    if "://" in eprint:
        return arxiv_of_address(eprint)
    if server_of_eprint(fields) not in ("", "arxiv"):
        return ""
    return normal_arxiv(eprint)


def server_of_eprint(fields: Fields) -> str:
    server = fields.get("archiveprefix") or fields.get("eprinttype")
    return server.strip(" {}").lower()


def arxiv_of_doi(fields: Fields, doi: str) -> str:
    if doi.startswith(ARXIV_DOI):
        return normal_arxiv(doi[len(ARXIV_DOI) :])
    written = fields.get("doi")
    return normal_arxiv(written) if "arxiv" in written.lower() else ""


def arxiv_of_venue(fields: Fields) -> str:
    for name in ("journal", "journaltitle", "howpublished", "number", "publisher"):
        written = fields.get(name)
        labelled = ARXIV_LABEL.search(written) if written else None
        if not labelled:
            continue
        if found := normal_arxiv(labelled[1]):
            return found
        if corr := CORR_VOLUME.search(fields.get("volume")):
            return normal_arxiv(corr[1])
        if name.startswith("journal"):
            return normal_arxiv(fields.get("volume"))
    return ""


def arxiv_of_addresses(fields: Fields) -> str:
    if fields.lacks(WITH_ADDRESS):
        return ""
    found = (arxiv_of_address(fields.get(name)) for name in ADDRESSES)
    return next(filter(None, found), "")


def arxiv_of_address(url: str) -> str:
    if not url or "rxiv" not in url.lower():
        return ""
    found = ARXIV_ADDRESS.search(url)
    return normal_arxiv(found[1]) if found else ""


def arxiv_of_note(fields: Fields) -> str:
    note = fields.text("note")
    found = JUST_ARXIV.fullmatch(note) if note else None
    return normal_arxiv(found[1]) if found else ""


def kept_isbn(fields: Fields) -> str:
    """The first of several, as written; what is none is kept so too."""
    written = fields.text("isbn")
    if not is_told(written):
        return ""
    if not normal_isbn(written):
        said = (
            f"isbn “{written[:80]}” is no ISBN with a right check digit: kept as it is"
        )
        fields.tell("isbn", "warning", said)
        return written
    pieces = re.split(r"[,;/()]|\s+(?=97[89]|\d{9})", written)
    return next(piece.strip() for piece in [*pieces, written] if normal_isbn(piece))


def kept_issn(fields: Fields) -> str:
    written = fields.text("issn")
    if not is_told(written):
        return ""
    found = normal_issn(written)
    if not found:
        said = (
            f"issn “{written[:80]}” is no ISSN with a right check digit: kept as it is"
        )
        fields.tell("issn", "warning", said)
    return found or written


def is_told(written: str) -> bool:
    return written.strip(" {}.?").lower() not in NONE


def not_shown(fields: Fields, name: str, said: str) -> str:
    return f"{name} “{fields.text(name)[:80]}” {said}: not shown, kept for the export"
