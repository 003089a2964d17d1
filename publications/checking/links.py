"""Links that repeat, and PDFs that their address doesn't promise."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from publications.models import Link, Publication

from .finding import Finding, Kind


def of_links(work: Publication) -> Iterator[Finding]:
    seen: dict[str, Link] = {}
    for row, link in enumerate(work.links.all()):
        if not link.url:
            continue
        place = f"id_links-{row}-url"
        first = seen.setdefault(same_address(link.url), link)
        if first is not link:
            text = f"Its links “{first}” and “{link}” lead to the same address."
            yield Finding(Kind.REPEATED, text, place, about=link.url)
        if link.kind == Link.Kind.PDF and not names_pdf(link.url):
            text = f"The address of its link “{link}” names no PDF: {link.url}"
            yield Finding(Kind.PDF_NAME, text, place, about=link.url)


def same_address(url: str) -> str:
    """Without what makes no difference to where it leads."""
    _, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")


def names_pdf(url: str) -> bool:
    """By its end; or as arXiv, OpenReview and publishers say it: /pdf/2409.17264."""
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    parts = address.path.lower().split("/")
    return (
        parts[-1].endswith(".pdf") or "pdf" in parts or ".pdf" in address.query.lower()
    )
