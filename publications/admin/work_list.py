"""The list of works: what a line says, what is filtered, what is done to many."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from publications.models import Appearance, Authorship, Publication

from .page import DeskAdmin, words_of
from .widgets import small

Status = Publication.Status


class PublicationList(ChangeList):
    def get_queryset(self, request, exclude_parameters=None):
        works = super().get_queryset(request, exclude_parameters)
        return works.with_people_and_places()


class YearFilter(admin.AllValuesFieldListFilter):
    """The years of the works, newest first."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lookup_choices = list(self.lookup_choices)[::-1]
        self.empty_value_display = "No year"


class WorkListAdmin(DeskAdmin):
    list_display = [
        "picture",
        "title",
        "short_authors",
        "venue",
        "year",
        "kind",
        "state",
        "front_page",
        "view",
    ]
    list_display_links = ["title"]
    list_filter = ["status", "is_selected", "kind", ("year", YearFilter)]
    list_per_page = 50
    # The fields are in `get_search_results`; this shows the box.
    search_fields = ["title"]
    search_help_text = "Title, authors, venue or citation key"
    actions = ["publish", "make_draft", "select", "deselect"]

    def get_changelist(self, request, **kwargs):
        return PublicationList

    def get_search_results(self, request, queryset, search_term):
        """Works that hold every word, each in any of its places."""
        for word in words_of(search_term):
            queryset = queryset.filter(holds(word))
        return queryset, False

    @admin.display(description="Picture")
    def picture(self, work):
        preview = small(work.thumbnail)
        if not preview:
            return ""
        return format_html(
            '<img class="picture" src="{url}" width="{width}" height="{height}" '
            'alt="" loading="lazy">',
            **preview,
        )

    @admin.display(description="Authors")
    def short_authors(self, work):
        names = [person.author.family_name or str(person) for person in work.authors()]
        if len(names) > 4:
            return f"{', '.join(names[:3])} and {len(names) - 3} more"
        return ", ".join(names)

    @admin.display(description="Venue")
    def venue(self, work):
        main = work.main_appearance()
        if not main:
            return ""
        return main.short_name() or Truncator(main.printed()).chars(40)

    @admin.display(description="Status", ordering="status")
    def state(self, work):
        return format_html(
            '<span class="state {}">{}</span>', work.status, work.get_status_display()
        )

    @admin.display(description="Front page", ordering="position")
    def front_page(self, work):
        if not work.is_selected:
            return ""
        return f"Place {work.position}" if work.position else "Selected"

    @admin.display(description="Page")
    def view(self, work):
        if work.status != Status.PUBLISHED:
            return ""
        return format_html(
            '<a href="{}">View<span class="visually-hidden"> “{}”</span></a>',
            work.get_absolute_url(),
            work,
        )

    @admin.action(description="Publish")
    def publish(self, request, works):
        count = set_all(works, status=Status.PUBLISHED)
        messages.success(request, f"{told(count)} published now.")

    @admin.action(description="Make draft")
    def make_draft(self, request, works):
        count = set_all(works, status=Status.DRAFT)
        messages.success(request, f"{told(count)} a draft now, seen only here.")

    @admin.action(description="Put on the front page")
    def select(self, request, works):
        count = set_all(works, is_selected=True)
        messages.success(request, f"{told(count)} selected for the front page now.")

    @admin.action(description="Take off the front page")
    def deselect(self, request, works):
        count = set_all(works, is_selected=False)
        messages.success(request, f"{told(count)} no longer on the front page.")


def holds(word):
    names = Q(name__icontains=word)
    for field in ("given_name", "particle", "family_name", "literal"):
        names |= Q(**{f"author__{field}__icontains": word})
    places = (
        Q(name__icontains=word)
        | Q(venue__name__icontains=word)
        | Q(venue__short_name__icontains=word)
        | Q(citation_key__icontains=word)
    )
    return (
        Q(title__icontains=word)
        | Q(pk__in=Authorship.objects.filter(names).values("publication"))
        | Q(pk__in=Appearance.objects.filter(places).values("publication"))
    )


def set_all(works, **values):
    return works.update(modified=timezone.now(), **values)


def told(count):
    return "1 work is" if count == 1 else f"{count} works are"
