"""Open Graph, which messengers and social networks make their cards of."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils import translation

from publications.citing.citation import Citation
from publications.models import Publication

from .kinds import described_kind
from .summary import in_short
from .texts import date_of, language_of, title_of

Pairs = Iterator[tuple[str, str]]
# It wants a country with each language; these are the pages' own.
LOCALES = {"en": "en_US", "de": "de_DE"}


class Image(NamedTuple):
    """A card that is drawn for sharing has the size that all who show one ask for."""

    address: str
    alt: str
    width: int = 1200
    height: int = 630


class Page(NamedTuple):
    """One that is about no single work; `kind` is Open Graph's."""

    title: str
    address: str
    description: str
    site_name: str = ""
    kind: str = "website"
    image: Image | None = None


def of_work(
    citation: Citation, absolute: Callable[[str], str], site_name: str
) -> Pairs:
    """Never a `website`, as which Zotero would keep a book or preprint."""
    work = citation.work
    is_book = described_kind(citation) == Publication.Kind.BOOK
    page = Page(
        title=title_of(work),
        address=absolute(work.get_absolute_url()),
        description=in_short(work, 200),
        site_name=site_name,
        kind="book" if is_book else "article",
        image=Image(absolute(card_of(work)), alt=title_of(work)),
    )
    yield from of_page(page, language_of(work))
    if is_book:
        yield "book:isbn", citation.appearance.isbn
        yield "book:release_date", date_of(citation.appearance, "-")
    else:
        yield "article:published_time", date_of(citation.appearance, "-")
        yield "article:modified_time", work.modified.isoformat(timespec="seconds")


def card_of(work: Publication) -> str:
    return reverse("publications:card", args=[work.slug])


def of_page(page: Page, language: str = "") -> Pairs:
    yield "og:title", page.title
    yield "og:type", page.kind
    yield "og:url", page.address
    yield "og:description", page.description
    yield "og:site_name", page.site_name
    yield "og:locale", locale_of(language or translation.get_language() or "en")
    if page.image:
        yield from of_image(page.image)
    yield "twitter:card", "summary_large_image" if page.image else "summary"


def of_image(image: Image) -> Pairs:
    yield "og:image", image.address
    yield "og:image:width", str(image.width)
    yield "og:image:height", str(image.height)
    yield "og:image:alt", image.alt


def locale_of(language: str) -> str:
    """de_DE, pt_BR; "" for a language that says no country."""
    locale = translation.to_locale(language)
    return LOCALES.get(locale) or (locale if "_" in locale else "")
