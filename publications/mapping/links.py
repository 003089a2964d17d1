"""Which fields hold a way to the paper, code, talk …, as people write them."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from publications.bibtex import Entry, Field, Problem, to_unicode

from . import identifiers
from .draft import LinkDraft

# Field: kind of link. Names as seen in al-folio, Hugo Blox, academicpages, BibBase.
FIELDS = {
    "blog": "blog",
    "code": "code",
    "data": "data",
    "dataset": "data",
    "demo": "demo",
    "github": "code",
    "html": "website",
    "material": "supplement",
    "model": "model",
    "paper": "pdf",
    "paperurl": "pdf",
    "pdf": "pdf",
    "poster": "poster",
    "preprint": "preprint",
    "project": "website",
    "slides": "slides",
    "supp": "supplement",
    "suppl": "supplement",
    "supplement": "supplement",
    "supplementary": "supplement",
    "talk": "video",
    "url": "website",
    "video": "video",
    "website": "website",
}
SERVERS = {
    "hal": ("HAL", "https://hal.science/{}"),
    "biorxiv": ("bioRxiv", "https://www.biorxiv.org/content/{}"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
}
URL_MACRO = re.compile(r"\\url\s*\{([^{}]+)\}")
ADDRESS = re.compile(r"https?://\S+")
BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|www\.\S+", re.I)
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
FILE_NAME = re.compile(r"[^/\\:\s][^\\:]*\.[A-Za-z0-9]{2,5}")


def links(entry: Entry) -> tuple[list[LinkDraft], list[Problem]]:
    """In the order of the fields; each address once."""
    found: dict[str, LinkDraft] = {}
    problems = []
    for field in entry.fields:
        kind, label = kind_of(field)
        if not kind or not field.value.strip():
            continue
        link = to_link(kind, label, field, entry)
        if link is None:
            problems.append(not_a_link(entry, field))
        elif not says_identifier(link, entry, field):
            found.setdefault(link.target, link)
    return list(found.values()), problems


def kind_of(field: Field) -> tuple[str, str]:
    """The kind of link that a field holds and its own label; "" for no link."""
    name = field.name
    if name in FIELDS:
        return FIELDS[name], ""
    if name in SERVERS:
        return "other", SERVERS[name][0]
    if name == "howpublished" and URL_MACRO.search(field.value):
        return "website", ""
    if name.startswith("url_"):
        word = name.removeprefix("url_")
        label = field.written[4:].replace("_", " ")
        return (FIELDS[word], "") if word in FIELDS else ("other", label)
    return "", ""


def to_link(kind: str, label: str, field: Field, entry: Entry) -> LinkDraft | None:
    target = address(field)
    if target:
        is_pdf = field.name == "url" and urlsplit(target).path.lower().endswith(".pdf")
        return LinkDraft("pdf" if is_pdf else kind, target, label)
    name = field.value.strip()
    if FILE_NAME.fullmatch(name) and ".." not in name:
        return LinkDraft(kind, name, label, is_file=True)
    return None


def address(field: Field) -> str:
    """The web address that a field means, or ""."""
    value = field.value.strip().replace("\\_", "_").replace("\\&", "&")
    value = value.replace("\\%", "%").replace("\\#", "#").replace("\\~", "~")
    if field.name in SERVERS and not ADDRESS.search(value):
        return SERVERS[field.name][1].format(value) if " " not in value else ""
    macro = URL_MACRO.search(value)
    value = macro.group(1).strip() if macro else value
    found = ADDRESS.search(value)
    if found:
        return readable(found.group().rstrip(".,;") if found.start() else found.group())
    if BARE_HOST.fullmatch(value):
        return readable(f"https://{value}")
    if field.name == "github" and REPOSITORY.fullmatch(value):
        return f"https://github.com/{value}"
    return ""


def readable(url: str) -> str:
    """The address as it is, or "" where it is none, as with a bracket in the host."""
    try:
        return url if urlsplit(url).hostname else ""
    except ValueError:
        return ""


def says_identifier(link: LinkDraft, entry: Entry, field: Field) -> bool:
    """Whether a bare `url` only repeats the DOI or arXiv number."""
    if field.name not in ("url", "howpublished") or link.kind == "pdf":
        return False
    doi = identifiers.doi_of_address(link.target)
    arxiv = identifiers.arxiv_of_address(link.target)
    return bool(
        (doi and doi == identifiers.doi(entry))
        or (arxiv and arxiv == identifiers.arxiv(entry))
    )


def not_a_link(entry: Entry, field: Field) -> Problem:
    shown = to_unicode(field.value)[:80]
    return Problem(
        line=field.line,
        severity="warning",
        message=f"{field.written} holds no web address (“{shown}”): no link made",
        key=entry.key,
    )


def pictures(entry: Entry) -> Iterator[str]:
    for name in ("preview", "image", "thumbnail", "teaser"):
        if entry.get(name).strip():
            yield entry.get(name).strip()
