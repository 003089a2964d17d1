"""Which fields hold a way to the paper, code, talk …, as people write them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from publications.bibtex import Entry, Field, Severity

from .addresses import address_in, file_in, told_apart, unescaped
from .draft import LinkDraft
from .fields import Fields, in_one_line
from .identifiers import (
    Identifiers,
    arxiv_of_address,
    doi_of_address,
    is_told,
    server_of_eprint,
)
from .link_kinds import MAY_HOLD_WORDS, kind_at, kind_of
from .servers import EPRINTS, SERVERS, Server

# Remarks that may be nothing but an address.
REMARKS = {"howpublished", "note", "addendum"}
# Where they hold an address, that is a link: it was no identifier.
IDENTIFIERS = {"arxiv", "doi", "eprint"}
PICTURES = ("preview", "image", "thumbnail", "teaser")
OTHERS = {*REMARKS, *IDENTIFIERS, *SERVERS}
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
# Separators in the list `description:path:type;…`; JabRef escapes others.
PARTS = re.compile(r"(?<!\\)[:;]")


def links(fields: Fields, known: Identifiers) -> list[LinkDraft]:
    """In the order of the fields; each address once."""
    found: dict[str, LinkDraft] = {}
    for field in fields.entry.fields:
        if field.value and leads_somewhere(field):
            for link in links_of(fields, field, known):
                found[link.target] = better(found.get(link.target), link)
    return with_hosts(without_repeated(list(found.values())))


def leads_somewhere(field: Field) -> bool:
    name = field.name
    return name in OTHERS or bool(kind_of(name, field.written)[0])


def better(first: LinkDraft | None, second: LinkDraft) -> LinkDraft:
    """Of two links to one address, the one that says what is there."""
    if first and (first.kind != "website" or first.label):
        return first
    return second if second.kind != "website" or not first else first


def without_repeated(links: list[LinkDraft]) -> list[LinkDraft]:
    """Without the website that leads to the same server by the same number."""
    numbers = {number_in(link.target) for link in links if link.kind == "other"}
    if not numbers:
        return links
    return [
        link
        for link in links
        if link.kind != "website" or number_in(link.target) not in numbers
    ]


def number_in(url: str) -> str:
    return url.removesuffix("/abstract").rstrip("/").rpartition("/")[2]


def links_of(fields: Fields, field: Field, known: Identifiers) -> Iterator[LinkDraft]:
    if field.name in REMARKS:
        yield from links_of_remark(field, known)
    elif server := server_of(fields, field):
        if link := at_server(fields, field, server):
            yield link
    elif field.name in IDENTIFIERS:
        yield from link_for_identifier(field, known)
    else:
        kind, label = kind_of(field.name, field.written)
        if field.value.strip(" {}"):
            yield from link_of(fields, field, kind, label, known)


def links_of_remark(field: Field, known: Identifiers) -> Iterator[LinkDraft]:
    for address in told_apart(field.value)[1]:
        link = LinkDraft(kind_at(address, "website"), address)
        if not says_identifier(link, known):
            yield link


def server_of(fields: Fields, field: Field) -> Server | None:
    if field.name == "eprint":
        return EPRINTS.get(server_of_eprint(fields))
    return SERVERS.get(field.name)


def at_server(fields: Fields, field: Field, server: Server) -> LinkDraft | None:
    target = address_in(field.value)
    if not target:
        number = unescaped(field.value)
        if not (is_told(number) and server.pattern.fullmatch(number)):
            not_a_link(fields, field, f"no number of {server.name}")
            return None
        target = server.address(number)
    return LinkDraft("other", target, server.name)


def link_for_identifier(field: Field, known: Identifiers) -> Iterator[LinkDraft]:
    if "://" in field.value and (target := address_in(field.value)):
        kind = "website" if field.name == "doi" else "preprint"
        link = LinkDraft(kind_at(target, kind), target)
        if not (says_identifier(link, known) or (known.doi and field.name == "doi")):
            yield link


def link_of(
    fields: Fields, field: Field, kind: str, label: str, known: Identifiers
) -> Iterator[LinkDraft]:
    link = to_link(kind, label, field)
    if link is None:
        if field.name not in MAY_HOLD_WORDS:
            not_a_link(fields, field, "no web address")
    elif not says_identifier(link, known):
        yield link


def with_hosts(links: list[LinkDraft]) -> list[LinkDraft]:
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


def to_link(kind: str, label: str, field: Field) -> LinkDraft | None:
    if target := address_in(field.value):
        kind = kind_at(target, kind) if field.name == "url" else kind
        return LinkDraft(kind, target, label)
    if field.name == "github" and REPOSITORY.fullmatch(unescaped(field.value)):
        return LinkDraft(kind, f"https://github.com/{unescaped(field.value)}", label)
    name = attached_paper(field.value) if field.name == "file" else field.value
    name = file_in(name)
    if not name:
        return None
    is_path = field.name == "file"
    return LinkDraft(kind, name, label, is_file=True, may_be_missing=is_path)


def attached_paper(value: str) -> str:
    """The first PDF among the files of Zotero, JabRef and Mendeley."""
    for piece in PARTS.split(value):
        if piece.lower().endswith(".pdf"):
            return piece.replace("\\:", ":").replace("\\;", ";")
    return ""


def says_identifier(link: LinkDraft, known: Identifiers) -> bool:
    """Whether a mere website only repeats the DOI or arXiv number."""
    if link.kind not in ("website", "preprint") or link.label:
        return False
    doi = doi_of_address(link.target)
    arxiv = arxiv_of_address(link.target)
    return bool(doi and doi == known.doi or arxiv and arxiv == known.arxiv)


def not_a_link(fields: Fields, field: Field, lacking: str) -> None:
    shown = in_one_line(field.value)[:80]
    said = f"{field.written} holds {lacking} (“{shown}”): no link made"
    severity: Severity = "warning"
    if field.name == "file":
        # Programs write there where the paper lies on a computer.
        said = (
            f"file says where a paper lies on a computer (“{shown}”): no link made; "
            "upload the paper to the work"
        )
        severity = "info"
    fields.tell(field.name, severity, said)


def picture_of(entry: Entry) -> str:
    """As in its draft, which takes longer to make."""
    return picture(Fields(entry))


def picture(fields: Fields) -> str:
    written = (fields.get(name) for name in PICTURES)
    return next(
        (found for value in written if value and (found := unescaped(value))), ""
    )
