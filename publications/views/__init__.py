"""The public pages and what is downloaded from them."""

from .cards import CardView
from .data import LinksetView
from .downloads import BibtexView, CslView, RisView
from .files import LinkedFileView
from .offers import author_page, list_page, venue_page, work_page

__all__ = [
    "BibtexView",
    "CardView",
    "CslView",
    "LinkedFileView",
    "LinksetView",
    "RisView",
    "author_page",
    "list_page",
    "venue_page",
    "work_page",
]
