"""Where a robot that came to a work finds what belongs to it.

Typed links after the FAIR profile of signposting (https://signposting.org/FAIR/): in
the header `Link`, in the page's head and, all of them, in a link set (RFC 9264).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.encoding import iri_to_uri

from .addresses import absolute
from .describing import license_of, main_citation, orcid_address, schema_type
from .identifiers import ARXIV_DOI, Identifier
from .media import type_of
from .models import Link, Publication

# Proxies refuse a response whose headers are much longer.
MAX_HEADER = 4000
# What may grow with the work, and is left to the link set first.
MANY = ["author", "item"]
PAGE_TYPE = "text/html"
LINKSET_TYPE = "application/linkset+json"
DOWNLOADS = {
    "publications:cite-bib": "application/x-bibtex",
    "publications:cite-ris": "application/x-research-info-systems",
    "publications:cite-json": "application/vnd.citationstyles.csl+json",
}


@dataclass(frozen=True)
class Signpost:
    rel: str
    href: str
    type: str = ""

    def __str__(self):
        kind = f'; type="{self.type}"' if self.type else ""
        return f'<{self.href}>; rel="{self.rel}"{kind}'

    def target(self):
        return {"href": self.href} | ({"type": self.type} if self.type else {})


def signpost(rel: str, address: str, kind: str = "") -> Signpost:
    """At a whole address without a sign that could end it, or the header."""
    return Signpost(rel, iri_to_uri(absolute(address)), kind)


def to_header(signposts: Iterable[Signpost]) -> str:
    return ", ".join(map(str, signposts))


def of_page(work: Publication) -> list[Signpost]:
    """As many as a header can hold; `work` comes from `for_display()`."""
    found = list(all_of_page(work))
    for rel in MANY:
        if len(to_header(found)) > MAX_HEADER:
            found = [post for post in found if post.rel != rel]
    return found


def all_of_page(work: Publication) -> Iterator[Signpost]:
    if doi := doi_of(work):
        yield signpost("cite-as", Identifier.of_doi(doi).url)
    yield signpost("type", "https://schema.org/AboutPage")
    yield signpost("type", f"https://schema.org/{schema_type(work)}")
    for person in work.authors():
        if person.author.orcid:
            yield signpost("author", orcid_address(person.author))
    yield from kept_files(work)
    yield from papers_elsewhere(work)
    yield from downloads(work)
    if found := license_of(main_citation(work)):
        yield signpost("license", found)
    yield to_linkset(work)


def doi_of(work: Publication) -> str:
    """By which it is cited best. A paper without one isn't cited by its preprint's."""
    main = work.main_appearance()
    if main is None:
        return ""
    is_on_arxiv = main.is_preprint() and main.arxiv
    return main.doi or (f"{ARXIV_DOI}{main.arxiv}" if is_on_arxiv else "")


def kept_files(work: Publication) -> list[Signpost]:
    return [
        signpost("item", link.get_absolute_url(), type_of(link.file.name))
        for link in work.links.all()
        if link.file
    ]


def papers_elsewhere(work: Publication) -> list[Signpost]:
    return [
        signpost("item", link.url, "application/pdf")
        for link in work.links.all()
        if link.url and link.kind == Link.Kind.PDF
    ]


def downloads(work: Publication) -> list[Signpost]:
    return [
        signpost("describedby", reverse(name, args=[work.slug]), kind)
        for name, kind in DOWNLOADS.items()
    ]


def of_file(work: Publication) -> list[Signpost]:
    return [to_page("collection", work), to_linkset(work)]


def of_download(work: Publication) -> list[Signpost]:
    return [to_page("describes", work), to_linkset(work)]


def to_page(rel: str, work: Publication) -> Signpost:
    return signpost(rel, work.get_absolute_url(), PAGE_TYPE)


def to_linkset(work: Publication) -> Signpost:
    address = reverse("publications:linkset", args=[work.slug])
    return signpost("linkset", address, LINKSET_TYPE)


def linkset(work: Publication) -> str:
    """All links of the page, of its files and of its downloads, as JSON."""
    page = absolute(work.get_absolute_url())
    contexts = [
        context(page, all_of_page(work)),
        *(context(post.href, of_file(work)) for post in kept_files(work)),
        *(context(post.href, of_download(work)) for post in downloads(work)),
    ]
    return json.dumps({"linkset": contexts}, indent=2) + "\n"


def context(anchor: str, signposts: Iterable[Signpost]) -> dict:
    targets = {}
    for post in signposts:
        targets.setdefault(post.rel, []).append(post.target())
    return {"anchor": anchor, **targets}
