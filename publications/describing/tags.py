"""The `<meta>` elements of a page."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from publications.citing.citation import Citation
from publications.models import Publication

from .dublin import dublin_core
from .highwire import highwire, is_citable
from .kinds import described_kind, main_citation
from .opengraph import Page, of_page, of_work
from .texts import CONTROLS
from .zotero import own_fields, untold_type

Absolute = Callable[[str], str]
Pairs = Iterator[tuple[str, str]]
Kind = Literal["name", "property"]
# All but the one that forbids a break, which has a meaning in names.
BLANKS = re.compile(r"[^\S\u00a0]+")


class Tag(NamedTuple):
    kind: Kind
    name: str
    content: str


def meta_tags(work: Publication, absolute: Absolute, site_name: str = "") -> list[Tag]:
    """All tags of the work's own page; `work` comes from `for_display()`."""
    citation = main_citation(work)
    return to_tags(
        [*of_citation(citation, absolute), *of_work(citation, absolute, site_name)]
    )


def of_citation(citation: Citation, absolute: Absolute) -> Pairs:
    """All of Highwire's tags or none; and none at all of what is no publication."""
    if is_citable(citation):
        yield from highwire(citation, absolute)
        yield "DC.type", untold_type(citation)
    elif described_kind(citation) != Publication.Kind.PROJECT:
        yield from dublin_core(citation)
    else:
        return
    yield from own_fields(citation)


def page_tags(page: Page, *more: tuple[str, str]) -> list[Tag]:
    """Those of a page that is about no single work."""
    return to_tags([*of_page(page), *more])


def to_tags(pairs: Iterable[tuple[str, str]]) -> list[Tag]:
    """Without empty ones, and each in one line."""
    lines = (
        (name, BLANKS.sub(" ", content.translate(CONTROLS)).strip())
        for name, content in pairs
    )
    return [Tag(kind_of(name), name, content) for name, content in lines if content]


def kind_of(name: str) -> Kind:
    """Open Graph's are properties, all others names."""
    vocabulary = name.partition(":")[0]
    return "property" if vocabulary in ("og", "article", "book", "profile") else "name"
