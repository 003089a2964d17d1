from django import forms
from django.contrib import admin
from django.db import models
from markdownx.models import MarkdownxField

from publications.fields import PictureField, WebAddressField
from publications.forms import DeskForm

from .history import KeptHistory
from .mistakes import mistakes_of
from .noting import NotingUploads
from .once import MadeOnce
from .telling import TellingAdmin
from .texts import MarkdownEditor
from .widgets import FileInput, PictureInput

MAX_WORDS = 20
MAX_LENGTH = 500


class DeskWidgets:
    """The widgets of the desk, and no more than two links beside a choice."""

    formfield_overrides = {
        MarkdownxField: {"widget": MarkdownEditor},
        models.FileField: {"widget": FileInput},
        PictureField: {"widget": PictureInput},
        WebAddressField: {"widget": forms.URLInput(attrs={"class": "vURLField"})},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.is_relation and formfield:
            formfield.widget.can_delete_related = False
            formfield.widget.can_view_related = False
        return formfield


class DeskAdmin(
    MadeOnce, TellingAdmin, NotingUploads, KeptHistory, DeskWidgets, admin.ModelAdmin
):
    """A form whose parts stand in the order of the page they make.

    `page_order` lists names of fieldsets and classes of inlines.
    """

    page_order = ()
    form = DeskForm
    empty_value_display = ""

    def lookup_allowed(self, lookup, value, request):
        """Only what the filters ask: others, such as regex, fail on odd values."""
        ends_plainly = "__" not in lookup or lookup.endswith(("__exact", "__isnull"))
        return ends_plainly and super().lookup_allowed(lookup, value, request)

    def get_object(self, request, object_id, from_field=None):
        # An empty name of a field in the address is that of none.
        return super().get_object(request, object_id, from_field or None)

    def get_search_results(self, request, queryset, search_term):
        words = " ".join(words_of(search_term))
        return super().get_search_results(request, queryset, words)

    def render_change_form(self, request, context, **kwargs):
        parts = {fieldset.name: fieldset for fieldset in context["adminform"]}
        for formset in context["inline_admin_formsets"]:
            parts[type(formset.opts)] = formset
        if context["errors"]:
            form, inlines = context["adminform"].form, context["inline_admin_formsets"]
            context["mistakes"] = mistakes_of(form, inlines)
        context["page_parts"] = [parts[p] for p in self.page_order if p in parts]
        return super().render_change_form(request, context, **kwargs)


def words_of(search_term):
    """As many as are of use: SQLite takes no more than a thousand conditions."""
    return search_term[:MAX_LENGTH].split()[:MAX_WORDS]
