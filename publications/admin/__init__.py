"""The owner's desk: Django's own admin, with the form of a work in the page's order."""

from .deeds import DeedAdmin
from .imports import ImportRunAdmin
from .publication import PublicationAdmin
from .registries import AuthorAdmin, TopicAdmin, VenueAdmin

__all__ = [
    "AuthorAdmin",
    "DeedAdmin",
    "ImportRunAdmin",
    "PublicationAdmin",
    "TopicAdmin",
    "VenueAdmin",
]
