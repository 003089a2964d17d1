"""The list of works: what a line says, what is filtered, what is done to many."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from publications.checking import questions_of
from publications.models import Appearance, Authorship, Publication
from publications.previewing import address_of

from .arranging import ArrangingAdmin
from .marking import MarkingAdmin
from .page import DeskAdmin, words_of
from .widgets import small
from .work_actions import ManyWorksAdmin

Status = Publication.Status
# What no line shows would be sorted with the rest.
LONG = ["abstract", "abstract_html", "description", "description_html"]
CELLS = "admin/publications/publication"


class PublicationList(ChangeList):
    def get_queryset(self, request, exclude_parameters=None):
        works = super().get_queryset(request, exclude_parameters)
        return works.with_people_and_places().defer(*LONG)

    def get_results(self, request):
        super().get_results(request)
        may_change = self.model_admin.has_change_permission(request)
        asked = questions_of([work.pk for work in self.result_list])
        for work in self.result_list:
            work.may_change = may_change
            work.questions = asked.of(work.pk)


class YearFilter(admin.AllValuesFieldListFilter):
    """The years of the works, newest first."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lookup_choices = list(self.lookup_choices)[::-1]
        self.empty_value_display = "No year"


class WorkListAdmin(ArrangingAdmin, MarkingAdmin, ManyWorksAdmin, DeskAdmin):
    list_display = [
        "picture",
        "title",
        "short_authors",
        "venue",
        "year",
        "kind",
        "state",
        "front_page",
        "open_questions",
        "view",
    ]
    list_display_links = ["title"]
    list_filter = ["status", "is_selected", "kind", ("year", YearFilter)]
    list_per_page = 50
    # The fields are in `get_search_results`; this shows the box.
    search_fields = ["title"]
    search_help_text = "Title, authors, venue or citation key"
    marked_columns = ["state", "front_page", "view"]

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
        return drawn("state", work)

    @admin.display(description="Front page", ordering="position")
    def front_page(self, work):
        return drawn("front_page", work)

    @admin.display(description="To check")
    def open_questions(self, work):
        if not work.questions:
            return ""
        return format_html(
            '<a href="{}#to-check">{}<span class="visually-hidden"> to check</span>'
            '<span class="visually-hidden"> at “{}”</span></a>',
            reverse("admin:publications_publication_change", args=[work.pk]),
            len(work.questions),
            work,
        )

    @admin.display(description="Page")
    def view(self, work):
        is_live = work.status == Status.PUBLISHED
        return format_html(
            '<a href="{}">{}<span class="visually-hidden"> “{}”</span></a>',
            work.get_absolute_url() if is_live else address_of(work),
            "View" if is_live else "Preview",
            work,
        )


def drawn(cell, work):
    return render_to_string(f"{CELLS}/_{cell}.html", {"work": work})


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
