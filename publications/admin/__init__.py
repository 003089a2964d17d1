"""The owner's desk: Django's own admin, with the form of a work in the page's order."""

from django.contrib import admin

from .imports import ImportRunAdmin
from .publication import PublicationAdmin
from .registries import AuthorAdmin, TopicAdmin, VenueAdmin

__all__ = [
    "AuthorAdmin",
    "ImportRunAdmin",
    "PublicationAdmin",
    "TopicAdmin",
    "VenueAdmin",
]

admin.site.site_header = admin.site.site_title = "Offprint"
admin.site.index_title = "Your site"
# The bar above each page leads everywhere.
admin.site.enable_nav_sidebar = False
