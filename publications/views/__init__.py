"""The public pages and what is downloaded from them."""

from .cards import CardView
from .data import LinksetView
from .downloads import BibtexView, CslView, RisView
from .files import LinkedFileView
from .offers import author_page, further_list_page, list_page, venue_page, work_page
from .previews import (
    CardPreviewView,
    FilePreviewView,
    ListPreviewView,
    PreviewMixin,
    WorkPreviewView,
)

__all__ = [
    "BibtexView",
    "CardPreviewView",
    "CardView",
    "CslView",
    "FilePreviewView",
    "LinkedFileView",
    "LinksetView",
    "ListPreviewView",
    "PreviewMixin",
    "RisView",
    "WorkPreviewView",
    "author_page",
    "further_list_page",
    "list_page",
    "venue_page",
    "work_page",
]
