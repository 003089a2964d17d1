"""Whether Google Scholar can take the PDF of a work."""

from collections.abc import Iterator

from django.template.defaultfilters import filesizeformat

from publications.models import Link, Publication
from publications.uploads import starts_like_pdf

from .finding import Finding, Kind
from .links import same_address

LINKS = "links-group"
NO_PDF = Finding(Kind.PDF, "It has no PDF.", LINKS)
MAX_BYTES = 5 * 1024 * 1024


def of_papers(work: Publication) -> Iterator[Finding]:
    """Of the one that is named to it: the first that is kept here."""
    papers = [link for link in work.links.all() if link.kind == Link.Kind.PDF]
    here = [link for link in papers if link.file]
    if here:
        yield from of_file(work, here[0])
    elif papers:
        host = same_address(papers[0].url).partition("/")[0]
        yield Finding(
            Kind.PDF,
            f"Its PDF is at {host}, not below its page here. Upload it.",
            LINKS,
        )
    else:
        yield NO_PDF


def of_file(work: Publication, link: Link) -> Iterator[Finding]:
    size = link.size()
    if not size:
        yield Finding(
            Kind.PDF, "The file of its PDF is gone. Upload it once more.", LINKS
        )
        return
    if not link.is_pdf_here():
        yield Finding(
            Kind.PDF,
            "The file linked as its PDF doesn't end in .pdf. Save the paper as PDF and "
            "upload that.",
            LINKS,
        )
        return
    if not link.file.name.startswith(f"papers/{work.slug}/"):
        yield Finding(
            Kind.PDF, "Its PDF is not below its page. Upload it once more.", LINKS
        )
    if size > MAX_BYTES:
        yield Finding(
            Kind.PDF,
            f"Its PDF has {filesizeformat(size)}, more than "
            f"{filesizeformat(MAX_BYTES)}. Make it smaller.",
            LINKS,
        )
    if not is_pdf(link):
        yield Finding(
            Kind.PDF,
            "The file of its PDF is no PDF, whatever its name says. Upload the right "
            "one.",
            LINKS,
        )


def is_pdf(link: Link) -> bool:
    try:
        return starts_like_pdf(link.file)
    finally:
        link.file.close()
