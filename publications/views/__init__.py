"""The public pages and what is downloaded from them."""

from .downloads import BibtexView, CslView, RisView
from .files import LinkedFileView
from .lists import PublicationListView
from .registries import AuthorDetailView, VenueDetailView
from .works import PublicationDetailView

__all__ = [
    "AuthorDetailView",
    "BibtexView",
    "CslView",
    "LinkedFileView",
    "PublicationDetailView",
    "PublicationListView",
    "RisView",
    "VenueDetailView",
]
