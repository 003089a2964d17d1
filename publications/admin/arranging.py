"""The page on which the works of the front page are put in order."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from publications.history import recorded
from publications.keys import is_key
from publications.models import Publication

from .marking import GONE, is_from_script
from .marks import MARKS
from .widgets import small

TEMPLATE = "admin/publications/publication/arrange.html"
# Of what a search finds, so many are offered.
OFFERED = 20
COLUMNS = "title title_html slug year status position thumbnail thumbnail_sizes".split()


class ArrangingAdmin:
    def get_urls(self):
        page = path(
            "arrange/",
            self.admin_site.admin_view(self.arrange),
            name="publications_publication_arrange",
        )
        return [page, *super().get_urls()]

    def arrange(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.rearrange(request)
        term = request.GET.get("q", "").strip()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Front page",
            "rows": with_pictures(chosen()),
            "has_numbers": chosen().exclude(position=None).exists(),
            "term": term,
            "offered": with_pictures(self.offered(request, term)) if term else [],
        }
        return TemplateResponse(request, TEMPLATE, context)

    def offered(self, request, term):
        others = Publication.objects.filter(is_selected=False)
        found, _ = self.get_search_results(request, others, term)
        return found.newest_first()[:OFFERED]

    def rearrange(self, request):
        sent = request.POST
        if "on" in sent or "off" in sent:
            name = "select" if "on" in sent else "deselect"
            said = mark(MARKS[name], sent.get("on") or sent.get("off"), request.user)
        elif "newest" in sent:
            number([], request.user)
            said = "The front page shows the newest first now."
        else:
            number(in_order(sent), request.user)
            said = "The order of the front page is saved."
        if is_from_script(request):
            return JsonResponse({"said": said})
        (messages.success if said != GONE else messages.error)(request, said)
        return redirect(request.get_full_path())


def chosen():
    return Publication.objects.selected()


def with_pictures(works):
    return [(work, small(work.thumbnail)) for work in works.only(*COLUMNS)]


def mark(mark, pk, user):
    works = Publication.objects.filter(pk=pk if is_key(pk) else None)
    if not works:
        return GONE
    mark.put_on(works, user)
    return mark.said_of(works[0])


def in_order(sent):
    """The works that were given a number, by these. Of two with one number the one
    that has it newly comes first, as it was put there."""
    wanted = []
    for place, work in enumerate(chosen()):
        typed = sent.get(f"place-{work.pk}", "").strip()
        if is_key(typed):
            is_old = typed == str(work.position)
            wanted.append((int(typed), is_old, place, work))
    return [work for *_, work in sorted(wanted, key=lambda found: found[:3])]


def number(works, user):
    """One after the other from 1; the rest of the front page has no number."""
    places = {work.pk: place for place, work in enumerate(works, start=1)}
    changed = [
        work
        for work in Publication.objects.filter(
            Q(is_selected=True) | Q(position__isnull=False)
        )
        if work.position != places.get(work.pk)
    ]
    if not changed:
        return
    with recorded(changed, user, "Arrange the front page"):
        for work in changed:
            work.position, work.modified = places.get(work.pk), timezone.now()
        Publication.objects.bulk_update(changed, ["position", "modified"])
