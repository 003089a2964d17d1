from django.contrib import admin

from publications.forms import (
    AliasForm,
    AppearanceForm,
    AppearanceFormSet,
    AuthorField,
    AuthorshipForm,
    LinkForm,
    OrderedFormSet,
    VenueField,
)
from publications.models import Alias, Appearance, Authorship, Link

from .page import DeskWidgets
from .widgets import NamedAutocomplete


class OrderedInline(DeskWidgets, admin.StackedInline):
    """Rows in the owner's order: numbers, or buttons where desk/ordering.js runs."""

    formset = OrderedFormSet
    extra = 1
    view_on_site = False
    # Field: the form field that also takes a name.
    named_choices = {}

    class Media:
        # Django keeps the order within one list only.
        js = ["admin/js/jquery.init.js", "admin/js/inlines.js", "desk/ordering.js"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.named_choices) if self.named_choices else rows

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if form_class := self.named_choices.get(db_field.name):
            kwargs["form_class"] = form_class
            kwargs["widget"] = NamedAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class AuthorshipInline(OrderedInline):
    model = Authorship
    form = AuthorshipForm
    autocomplete_fields = ["author"]
    named_choices = {"author": AuthorField}
    fields = [("position", "author", "role", "name", "is_equal", "is_corresponding")]

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj else 3


class AppearanceInline(OrderedInline):
    model = Appearance
    form = AppearanceForm
    formset = AppearanceFormSet
    verbose_name_plural = "where it appeared"
    autocomplete_fields = ["venue"]
    named_choices = {"venue": VenueField}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("position", "kind", "venue", "year"),
                    "name",
                    ("place", "doi", "arxiv"),
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
    fields = [("position", "kind", "label"), ("url", "file")]


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 1
    form = AliasForm
    verbose_name = "spelling"
    verbose_name_plural = "other spellings"
