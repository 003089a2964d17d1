from django.contrib import admin

from publications.forms import (
    AliasForm,
    AppearanceForm,
    AppearanceFormSet,
    AuthorshipForm,
    BoundedFormSet,
    LinkForm,
    OrderedFormSet,
    PeopleFormSet,
)
from publications.models import Alias, Appearance, Authorship, Link

from .page import DeskWidgets


class OrderedInline(DeskWidgets, admin.StackedInline):
    """Rows in the owner's order: numbers, or buttons where desk/ordering.js runs."""

    formset = OrderedFormSet
    extra = 1
    view_on_site = False
    # What a row shows of other records.
    beside = ()

    class Media:
        # Django keeps the order within one list only.
        js = [
            "admin/js/jquery.init.js",
            "admin/js/inlines.js",
            "desk/ordering.js",
            "desk/following.js",
            "desk/naming.js",
            "desk/paste.js",
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.beside)


class AuthorshipInline(OrderedInline):
    model = Authorship
    form = AuthorshipForm
    formset = PeopleFormSet
    template = "admin/publications/publication/people.html"
    beside = ["author"]
    fields = [("position", "author", "role", "is_equal", "is_corresponding")]

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj else 3


class AppearanceInline(OrderedInline):
    model = Appearance
    form = AppearanceForm
    formset = AppearanceFormSet
    beside = ["venue"]
    # Stands on the link that adds one.
    verbose_name = "appearance: its preprint, a journal version …"
    verbose_name_plural = "where it appeared"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("position", "kind", "venue", "year"),
                    "name",
                    ("place", "doi", "arxiv"),
                    "pasted",
                ]
            },
        ),
        (
            "Month, volume, pages, publisher, citation key …",
            {
                "classes": ["collapse"],
                # One by one: Django unfolds the part at an error in one of these, but
                # does not look into groups.
                "fields": [
                    "month",
                    "day",
                    "date_text",
                    "volume",
                    "number",
                    "pages",
                    "series",
                    "edition",
                    "publisher",
                    "isbn",
                    "issn",
                    "note",
                    "citation_key",
                ],
            },
        ),
    ]


class LinkInline(OrderedInline):
    model = Link
    form = LinkForm
    fields = [("position", "kind", "url", "label", "file")]

    def get_extra(self, request, obj=None, **kwargs):
        """Without script each more costs a save: a paper, its code, its video."""
        return 1 if obj else 3

    def get_queryset(self, request):
        # Its address is part of that of each file.
        return super().get_queryset(request).select_related("publication")


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 1
    form = AliasForm
    formset = BoundedFormSet
    verbose_name = "spelling"
    verbose_name_plural = "other spellings"
