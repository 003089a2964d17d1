from functools import partial

from django.contrib import admin
from django.db import transaction
from django.utils.html import format_html

from publications.forms import PublicationForm
from publications.models import Publication
from publications.previewing import address_of
from publications.sharing import work_picture

from .filling import FillingAdmin
from .inlines import AppearanceInline, AuthorshipInline, LinkInline
from .merging import MergingWorks
from .previews import PreviewAdmin
from .texts import AbstractInput, TitleInput
from .to_check import ToCheckAdmin
from .unsaved import UnsavedAdmin
from .work_list import WorkListAdmin

Status = Publication.Status
SHOWN_AS_TYPED = {"title": TitleInput, "abstract": AbstractInput}
RARE = "Award, et al., language, place on the front page, credit, address …"


@admin.register(Publication)
class PublicationAdmin(
    FillingAdmin,
    PreviewAdmin,
    UnsavedAdmin,
    MergingWorks,
    ToCheckAdmin,
    WorkListAdmin,
):
    form = PublicationForm
    inlines = [AuthorshipInline, AppearanceInline, LinkInline]
    fieldsets = [
        ("Work", {"fields": ["title", ("kind", "status", "is_selected")]}),
        ("Picture", {"fields": [("thumbnail", "thumbnail_alt")]}),
        ("Text", {"fields": ["description", "abstract", "topics"]}),
        (
            RARE,
            {
                "classes": ["collapse"],
                # One by one: Django unfolds the part at an error in one of these, but
                # does not look into groups.
                "fields": [
                    "award",
                    "and_others",
                    "language",
                    "position",
                    "thumbnail_credit",
                    "thumbnail_kind",
                    "slug",
                ],
            },
        ),
    ]
    page_order = [
        "Work",
        AuthorshipInline,
        AppearanceInline,
        LinkInline,
        "Picture",
        "Text",
        RARE,
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in SHOWN_AS_TYPED:
            kwargs["widget"] = SHOWN_AS_TYPED[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def add_view(self, request, form_url="", extra_context=None):
        # A talk or a project is no publication to whoever adds it.
        context = {"title": "Add a work", **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def get_view_on_site_url(self, obj=None):
        is_live = obj and obj.status == Status.PUBLISHED
        return obj.get_absolute_url() if is_live else None

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        # Now it has its authors, and whoever shares it first need not wait.
        transaction.on_commit(partial(draw_card, form.instance.pk), robust=True)

    def where_seen(self, obj):
        if obj.status == Status.DRAFT:
            said = 'is a draft, seen only here: <a href="{}">preview it</a>.'
            return format_html(said, address_of(obj))
        return self.leading_to_page("is live", obj)


def draw_card(pk):
    works = Publication.objects.published().with_people_and_places()
    for work in works.filter(pk=pk):
        work_picture(work)
