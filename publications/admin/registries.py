"""What works share: authors, venues, topics."""

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from publications.forms import AuthorForm, TopicForm, VenueForm
from publications.models import Author, Publication, Topic, Venue

from .inlines import AliasInline
from .merging import MergingAuthors
from .page import DeskAdmin


class RegistryAdmin(DeskAdmin):
    """Rows that works point to: `to_works` leads to these, `from_works` back."""

    to_works = from_works = ""
    readonly_fields = ["slug"]

    def get_ordering(self, request):
        # Said again, because grouping by rows drops the model's own order.
        return self.opts.ordering

    def get_queryset(self, request):
        count = Count(self.to_works, distinct=True)
        return super().get_queryset(request).annotate(work_count=count)

    def get_view_on_site_url(self, obj=None):
        """None while there is nothing to see there."""
        here = Publication.objects.published().filter(**{self.from_works: obj})
        return obj.get_absolute_url() if obj and here.exists() else None

    @admin.display(description="Works", ordering="work_count")
    def works(self, row):
        return row.work_count

    def get_deleted_objects(self, objs, request):
        """What protects a row is told as the works it stands in."""
        deleted, counts, perms, protected = super().get_deleted_objects(objs, request)
        if protected:
            protected = [linked(work) for work in self.works_with(objs).distinct()]
        return deleted, counts, perms, protected

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.has_changed():
            self.works_with([obj]).touch()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            self.works_with([form.instance]).touch()

    def delete_model(self, request, obj):
        self.works_with([obj]).touch()
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        self.works_with(queryset).touch()
        super().delete_queryset(request, queryset)

    def works_with(self, rows):
        """Those whose pages show any of `rows`."""
        here = {f"{self.from_works}__in": [row.pk for row in rows]}
        return Publication.objects.filter(**here)


def linked(work):
    url = reverse("admin:publications_publication_change", args=[work.pk])
    return format_html('<a href="{}">{}</a>', url, work)


@admin.register(Author)
class AuthorAdmin(MergingAuthors, RegistryAdmin):
    to_works = "authorships__publication"
    from_works = "authorships__author"
    form = AuthorForm
    inlines = [AliasInline]
    fieldsets = [
        (
            "Person",
            {
                "fields": [
                    ("given_name", "particle", "family_name", "suffix"),
                    "native_name",
                ]
            },
        ),
        ("Team", {"classes": ["collapse"], "fields": ["literal"]}),
        ("Elsewhere", {"fields": [("url", "orcid")]}),
        ("You", {"fields": ["is_owner"]}),
        ("Address", {"fields": ["slug"]}),
    ]
    list_display = ["__str__", "works", "me", "orcid"]
    search_fields = [
        "family_name",
        "given_name",
        "particle",
        "literal",
        "native_name",
        "aliases__name",
    ]

    @admin.display(description="You", ordering="is_owner")
    def me(self, author):
        return "This is me" if author.is_owner else ""


@admin.register(Venue)
class VenueAdmin(RegistryAdmin):
    to_works = "appearances__publication"
    from_works = "appearances__venue"
    form = VenueForm
    fields = [("name", "short_name"), "url", "slug"]
    list_display = ["name", "short_name", "works"]
    search_fields = ["name", "short_name"]


@admin.register(Topic)
class TopicAdmin(RegistryAdmin):
    to_works = "publications"
    from_works = "topics"
    form = TopicForm
    fields = ["name", "slug"]
    list_display = ["name", "works"]
    search_fields = ["name"]
