"""Where entries keep the identifiers of a work."""

import re

from publications.bibtex import Entry
from publications.identifiers import ARXIV_DOI, normal_arxiv, normal_doi

ARXIV_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\S+)", re.I)
ARXIV_LABEL = re.compile(r"\b(?:arxiv|corr)\b(.*)", re.I | re.S)
CORR_VOLUME = re.compile(r"abs/(\S+)")


def doi_of(entry: Entry) -> str:
    return normal_doi(entry.get("doi")) or doi_of_address(entry.get("url"))


def doi_of_address(url: str) -> str:
    return normal_doi(url) if "doi.org/" in url.lower() else ""


def arxiv_of(entry: Entry) -> str:
    """The arXiv number, from wherever the entry has it."""
    return (
        normal_arxiv(entry.get("arxiv"))
        or normal_arxiv(entry.get("arxivid"))
        or arxiv_of_eprint(entry)
        or arxiv_of_doi(entry)
        or arxiv_of_journal(entry)
        or arxiv_of_address(entry.get("url"))
    )


def arxiv_of_eprint(entry: Entry) -> str:
    """Publishers' exports put addresses and numbers of their own there."""
    eprint = entry.get("eprint").strip()
    if "://" in eprint:
        return arxiv_of_address(eprint)
    server = entry.get("archiveprefix") or entry.get("eprinttype")
    if server and server.strip().lower() != "arxiv":
        return ""
    return normal_arxiv(eprint)


def arxiv_of_doi(entry: Entry) -> str:
    found = doi_of(entry)
    return normal_arxiv(found[len(ARXIV_DOI) :]) if found.startswith(ARXIV_DOI) else ""


def arxiv_of_journal(entry: Entry) -> str:
    journal = entry.get("journal") or entry.get("journaltitle")
    for text in (journal, entry.get("howpublished")):
        if labelled := ARXIV_LABEL.search(text):
            if found := normal_arxiv(labelled[1]):
                return found
            if corr := CORR_VOLUME.search(entry.get("volume")):
                return normal_arxiv(corr[1])
    return arxiv_of_address(entry.get("pdf")) if ARXIV_LABEL.search(journal) else ""


def arxiv_of_address(url: str) -> str:
    found = ARXIV_ADDRESS.search(url)
    return normal_arxiv(found[1]) if found else ""
