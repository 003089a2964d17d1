"""Which fields hold a way to the paper, code, talk …, as people write them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from publications.bibtex import Entry, Field, Problem, Severity, to_unicode

from .draft import LinkDraft
from .identifiers import arxiv_of, arxiv_of_address, doi_of, doi_of_address

# Field: kind of link. Names as seen in al-folio, Hugo Blox, academicpages, BibBase.
FIELDS = {
    "blog": "blog",
    "code": "code",
    "data": "data",
    "dataset": "data",
    "demo": "demo",
    "file": "pdf",
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
    "pmcid": ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
}
URL_MACRO = re.compile(r"\\url\s*\{([^{}]+)\}")
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)
SCRIPT = re.compile(r"(?:javascript|vbscript|data)\s*:", re.I)
BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*|www\.\S+", re.I)
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
FILE_NAME = re.compile(r"[^/\\:\s][^\\:]*\.[A-Za-z0-9]{2,5}")
ESCAPED = re.compile(r"\\([_&%#~])")
# As long as the record's column.
MAX_ADDRESS = 2000
is_address = URLValidator(schemes=["http", "https"])


def links(entry: Entry) -> tuple[list[LinkDraft], list[Problem]]:
    """In the order of the fields; each address once."""
    found: dict[str, LinkDraft] = {}
    problems = []
    for field in entry.fields:
        kind, label = kind_of(field)
        if not kind or not field.value.strip():
            continue
        link = to_link(kind, label, field)
        if link is None:
            problems.append(not_a_link(entry, field))
        elif not says_identifier(link, entry, field):
            found.setdefault(link.target, link)
    return told_apart(list(found.values())), problems


def told_apart(links: list[LinkDraft]) -> list[LinkDraft]:
    """Of several websites, each is called by its host."""
    plain = [link for link in links if link.kind == "website" and not link.label]
    if len(plain) < 2:
        return links
    return [
        replace(link, label=host(link.target)) if link in plain else link
        for link in links
    ]


def host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def kind_of(field: Field) -> tuple[str, str]:
    """The kind of link that a field holds and its own label; "" for no link."""
    name = field.name
    if known := FIELDS.get(name) or FIELDS.get(name.removesuffix("_url")):
        return known, ""
    if name in SERVERS:
        return "other", SERVERS[name][0]
    if name == "howpublished" and URL_MACRO.search(field.value):
        return "website", ""
    if name.startswith("url_") and name != "url_slug":
        word = name.removeprefix("url_")
        label = field.written[4:].replace("_", " ").strip()
        if label and word not in FIELDS:
            return "other", label
        return FIELDS.get(word, "website"), ""
    return "", ""


def to_link(kind: str, label: str, field: Field) -> LinkDraft | None:
    target = address(field)
    if target:
        is_pdf = field.name == "url" and urlsplit(target).path.lower().endswith(".pdf")
        return LinkDraft("pdf" if is_pdf else kind, target, label)
    name = file_name(field)
    return LinkDraft(kind, name, label, is_file=True) if name else None


def address(field: Field) -> str:
    """The web address that a field means, or ""."""
    value = unescaped(field.value)
    if SCRIPT.match(value):
        return ""
    if field.name in SERVERS and not ADDRESS.search(value):
        return whole_address(SERVERS[field.name][1].format(value))
    macro = URL_MACRO.search(value)
    value = macro[1].strip() if macro else value
    if found := ADDRESS.search(value):
        return whole_address(found[0].rstrip(".,;)") if found.start() else found[0])
    if BARE_HOST.fullmatch(value):
        return whole_address(f"https://{value}")
    if field.name == "github" and REPOSITORY.fullmatch(value):
        return f"https://github.com/{value}"
    return ""


def unescaped(value: str) -> str:
    return ESCAPED.sub(r"\1", value.strip())


def whole_address(url: str) -> str:
    """The address as it is, or "" where no record may hold it."""
    try:
        is_address(url)
    except ValidationError:
        return ""
    return url if len(url) <= MAX_ADDRESS else ""


def file_name(field: Field) -> str:
    """The file that a field names, which comes with the import, or ""."""
    name = unescaped(field.value)
    if field.name == "file":
        name = attached_paper(name)
    is_name = field.name not in SERVERS and FILE_NAME.fullmatch(name)
    return name if is_name and ".." not in name else ""


def attached_paper(value: str) -> str:
    """The first PDF of the list `description:path:type;…` of JabRef and Zotero."""
    for attached in value.split(";"):
        pieces = attached.split(":")
        path = pieces[1] if len(pieces) > 1 else pieces[0]
        if path.lower().endswith(".pdf"):
            return path
    return ""


def says_identifier(link: LinkDraft, entry: Entry, field: Field) -> bool:
    """Whether a bare `url` only repeats the DOI or arXiv number."""
    if field.name not in ("url", "howpublished") or link.kind == "pdf":
        return False
    doi = doi_of_address(link.target)
    arxiv = arxiv_of_address(link.target)
    return bool(doi and doi == doi_of(entry) or arxiv and arxiv == arxiv_of(entry))


def not_a_link(entry: Entry, field: Field) -> Problem:
    shown = to_unicode(field.value)[:80]
    said = f"{field.written} holds no web address (“{shown}”): no link made"
    # Programs write there where the paper lies on a computer.
    severity: Severity = "info" if field.name == "file" else "warning"
    return Problem(field.line, severity, said, entry.key)


def pictures(entry: Entry) -> Iterator[str]:
    for name in ("preview", "image", "thumbnail", "teaser"):
        if found := unescaped(entry.get(name)):
            yield found
