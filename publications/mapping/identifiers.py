"""Where entries keep the identifiers of a work."""

import re

from publications.bibtex import Entry
from publications.identifiers import ARXIV_DOI, normal_arxiv, normal_doi

ARXIV_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/(\S+)", re.I)
ARXIV_LABEL = re.compile(r"arxiv[:\s]+(\S+)", re.I)
CORR_VOLUME = re.compile(r"abs/(\S+)")


def doi(entry: Entry) -> str:
    return normal_doi(entry.get("doi")) or doi_of_address(entry.get("url"))


def doi_of_address(url: str) -> str:
    return normal_doi(url) if "doi.org/" in url.lower() else ""


def arxiv(entry: Entry) -> str:
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
    server = entry.get("archiveprefix") or entry.get("eprinttype")
    if server and server.lower() != "arxiv":
        return ""
    return normal_arxiv(entry.get("eprint"))


def arxiv_of_doi(entry: Entry) -> str:
    found = normal_doi(entry.get("doi"))
    return normal_arxiv(found[len(ARXIV_DOI) :]) if found.startswith(ARXIV_DOI) else ""


def arxiv_of_journal(entry: Entry) -> str:
    journal = entry.get("journal") or entry.get("journaltitle")
    labelled = ARXIV_LABEL.search(f"{journal} {entry.get('howpublished')}")
    corr = CORR_VOLUME.search(entry.get("volume"))
    found = labelled or corr
    return normal_arxiv(found.group(1)) if found else ""


def arxiv_of_address(url: str) -> str:
    found = ARXIV_ADDRESS.search(url)
    return normal_arxiv(found.group(1)) if found else ""
