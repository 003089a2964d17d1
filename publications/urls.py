from django.urls import path, re_path, register_converter
from django.urls.converters import IntConverter
from django.views.decorators.http import conditional_page, require_safe

from . import views
from .feeds import PublicationFeed
from .views.moving import at_former_slug


class FurtherConverter(IntConverter):
    """The number of a page, in the one way that it is written."""

    regex = "[2-9]|[1-9][0-9]{1,5}"


register_converter(FurtherConverter, "further")

app_name = "publications"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("page/<further:number>/", views.further_list_page, name="list-page"),
    path("all.bib", views.BibtexView.as_view(), name="all-bib"),
    path("all.ris", views.RisView.as_view(), name="all-ris"),
    path("all.json", views.CslView.as_view(), name="all-json"),
    path(
        "feed.atom",
        require_safe(conditional_page(PublicationFeed().__call__)),
        name="feed",
    ),
    # A work may well be called “authors”: below its own address are only files.
    path(
        "authors/<slug:slug>/",
        at_former_slug(views.author_page, "author"),
        name="author",
    ),
    path(
        "authors/<slug:slug>/page/<further:number>/",
        at_former_slug(views.author_page, "author"),
        name="author-page",
    ),
    path("venues/<slug:slug>/", views.venue_page, name="venue"),
    path(
        "venues/<slug:slug>/page/<further:number>/", views.venue_page, name="venue-page"
    ),
    path("<slug:slug>/", at_former_slug(views.work_page), name="detail"),
    path(
        "<slug:slug>/cite.bib",
        at_former_slug(views.BibtexView.as_view()),
        name="cite-bib",
    ),
    path(
        "<slug:slug>/cite.ris",
        at_former_slug(views.RisView.as_view()),
        name="cite-ris",
    ),
    path(
        "<slug:slug>/cite.json",
        at_former_slug(views.CslView.as_view()),
        name="cite-json",
    ),
    path(
        "<slug:slug>/linkset.json",
        at_former_slug(views.LinksetView.as_view()),
        name="linkset",
    ),
    re_path(
        r"^(?P<slug>[-\w]+)/(?P=slug)-card\.png\Z",
        at_former_slug(views.CardView.as_view()),
        name="card",
    ),
    # Names of files hold a dot, slugs never do: neither can hide the other. They begin
    # with the slug and say their kind, so that none is called cite.bib.
    path("<slug:slug>/<str:name>", views.LinkedFileView.as_view(), name="file"),
]

# Of drafts; `key` says which, and who may see it.
previews = [
    path("<str:key>/", views.WorkPreviewView.as_view(), name="work"),
    path("<str:key>/list/", views.ListPreviewView.as_view(), name="list"),
    path("<str:key>/card.png", views.CardPreviewView.as_view(), name="card"),
    path("<str:key>/<str:name>", views.FilePreviewView.as_view(), name="file"),
]
