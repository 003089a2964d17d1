"""What the desk shows first: who, how much, what was done last, what to do next."""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince

from homepage.models import Profile
from homepage.owner import owner_of
from publications.checking import count_open
from publications.models import Author, Deed, ImportRun, Publication, Topic, Venue
from publications.previewing import address_of

LAST_EDITED = 6
PROFILE = "admin:homepage_profile_changelist"
TO_CHECK = "admin:publications_publication_self_check"
WORKS = "admin:publications_publication_changelist"


class Leading(NamedTuple):
    """A link, and what it is good for."""

    name: str
    url: str
    about: str = ""


class Counted(NamedTuple):
    number: int
    name: str
    url: str


class Edited(NamedTuple):
    work: Publication
    when: str
    form: str
    page: str


def front_door(request, site):
    may = Permissions(request, site)
    profile = owner_of(request)
    counts = counted() if may.see(Publication) else []
    has_works = bool(counts) and counts[0].number > 0
    may_begin = may.change(Profile) and may.add(Publication)
    return {
        "profile": profile,
        # Its list is its form, or the form to make it.
        "profile_form": may.change(Profile) and reverse(PROFILE),
        "portrait": portrait_of(profile),
        "is_beginning": may_begin and not (profile and has_works),
        "has_works": has_works,
        "counts": counts if has_works else [],
        "actions": list(actions(may)),
        "last_edited": last_edited() if has_works else [],
        "places": list(places(may)),
    }


class Permissions:
    """What the one who is signed in may do, as the admin of each model says."""

    def __init__(self, request, site):
        self.request = request
        self.site = site

    def add(self, model):
        return self.site.get_model_admin(model).has_add_permission(self.request)

    def change(self, model):
        return self.site.get_model_admin(model).has_change_permission(self.request)

    def see(self, model):
        return self.site.get_model_admin(model).has_view_permission(self.request)


def portrait_of(profile):
    """Its smallest form; None without one."""
    variants = profile.portrait_sizes.get("variants") if profile else None
    if not variants:
        return None
    smallest = min(variants, key=lambda variant: variant["width"])
    return {**smallest, "url": profile.portrait.storage.url(smallest["name"])}


def counted():
    found = Publication.objects.aggregate(
        works=Count("pk"),
        selected=Count("pk", filter=Q(is_selected=True)),
        drafts=Count("pk", filter=Q(status=Publication.Status.DRAFT)),
    )
    works = reverse(WORKS)
    return [
        Counted(found["works"], "work" if found["works"] == 1 else "works", works),
        Counted(found["selected"], "selected", f"{works}?is_selected__exact=1"),
        Counted(
            found["drafts"],
            "draft" if found["drafts"] == 1 else "drafts",
            f"{works}?status__exact=draft",
        ),
        Counted(count_open(), "to check", reverse(TO_CHECK)),
    ]


def actions(may):
    if may.add(Publication):
        url = reverse("admin:publications_publication_add")
        yield Leading("Add a work", url, "Paper, talk, project …")
    if may.add(ImportRun):
        url = reverse("admin:publications_importrun_add")
        yield Leading("Import BibTeX", url, "From a file, or pasted")
    if may.change(Profile):
        url = reverse(PROFILE)
        yield Leading("Edit profile", url, "Name, portrait, colour")
    yield Leading("View site", reverse("homepage:home"), "As visitors see it")


def last_edited():
    works = Publication.objects.order_by("-modified", "-pk")
    now = timezone.now()
    form = "admin:publications_publication_change"
    return [
        Edited(
            work, ago(work.modified, now), reverse(form, args=[work.pk]), page_of(work)
        )
        for work in works.only("title", "title_html", "slug", "status", "modified")[
            :LAST_EDITED
        ]
    ]


def page_of(work):
    is_draft = work.status == Publication.Status.DRAFT
    return address_of(work) if is_draft else work.get_absolute_url()


def ago(when, now):
    """In words, and no more exactly than is of interest: 3 days ago."""
    if (now - when).total_seconds() < 60:
        return "just now"
    return f"{timesince(when, now, depth=1)} ago"


def places(may):
    """Where everything else is."""
    if may.see(Publication):
        yield Leading("Publications", reverse(WORKS), "all works, to find and sort")
    if may.change(Publication):
        url = reverse("admin:publications_publication_arrange")
        yield Leading("Front page", url, "which works stand there, in which order")
    for model, name, about in [
        (Author, "Authors", "who wrote with you"),
        (Venue, "Venues", "conferences and journals"),
        (Topic, "Topics", "what your works are about"),
        (ImportRun, "Imports", "what each file brought"),
    ]:
        if may.see(model):
            url = f"admin:publications_{model._meta.model_name}_changelist"
            yield Leading(name, reverse(url), about)
    if may.see(Publication):
        yield Leading("To check", reverse(TO_CHECK), "what may be missing or wrong")
    if may.change(Publication):
        url = reverse("admin:publications_publication_deleted")
        yield Leading("Deleted works", url, "to be brought back")
    if may.see(Deed):
        url = reverse("admin:publications_deed_changelist")
        yield Leading("Undo", url, "a whole import, or what was merged")
    if may.see(get_user_model()):
        url = reverse("admin:auth_user_changelist")
        yield Leading("Accounts", url, "who else may sign in here")
    yield Leading("Your account", reverse("admin:account"), "username and password")
