"""References as the common styles write them, exactly as citation processors do.

Each style is a function from a record to pieces of text; what all of them share, names,
dates, numbers, the case of titles and where punctuation goes, has modules of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from publications.citing.citation import citations
from publications.citing.csl import item as csl_item
from publications.models import Publication

from .acm import acm
from .apa import apa
from .chicago import chicago
from .ieee import ieee
from .mla import mla
from .piece import Piece
from .printing import as_html, as_text
from .punctuation import settle
from .record import Record

STYLES = {
    "apa": "APA",
    "ieee": "IEEE",
    "acm": "ACM",
    "chicago": "Chicago",
    "mla": "MLA",
}
FORMS: dict[str, Callable[[Record], Piece | None]] = {
    "apa": apa,
    "ieee": ieee,
    "acm": acm,
    "chicago": chicago,
    "mla": mla,
}
# Said of a work of which nothing is known.
NOTHING = "[untitled]"


@dataclass(frozen=True)
class Reference:
    style: str
    label: str
    # Escaped, with <i>, <sub> and <sup> alone.
    html: SafeString
    text: str


def references(work: Publication) -> list[Reference]:
    """In every style, for the main appearance of a `work` from `for_display()`."""
    item = item_of(work)
    return [formatted(item, style, others=work.and_others) for style in STYLES]


def reference(work: Publication, style: str) -> Reference:
    return formatted(item_of(work), style, others=work.and_others)


def item_of(work: Publication) -> dict[str, Any]:
    main = next(iter(citations([work])))
    return csl_item(main, lambda path: f"{settings.SITE_URL}{path}")


def formatted(item: dict[str, Any], style: str, *, others: bool = False) -> Reference:
    """A CSL item; with `others`, its list of authors ends with “et al.”"""
    piece = FORMS[style](Record(item, others=others)) or Piece(NOTHING)
    settle(piece)
    return Reference(style, STYLES[style], as_html(piece), as_text(piece))
