from django.contrib.sitemaps.views import SitemapIndexItem, sitemap
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import TemplateView, View

from publications import sharing
from publications.addresses import absolute
from publications.cards import HomeCard
from publications.listing import by_year
from publications.media import serve_stored
from publications.models import Publication
from publications.views import PreviewMixin

from .owner import owner_of
from .sitemaps import SiteSitemap


class HomeView(TemplateView):
    """Context: `works`, the selected ones in the owner's order; where numbers make
    that order (`is_by_hand`), they do not stand in their `groups` by year; `total`, how
    many works there are to see."""

    template_name = "homepage/home.html"

    def get_context_data(self, **kwargs):
        seen = self.seen()
        works = self.prepared(seen.selected().for_display())
        return super().get_context_data(
            total=seen.count(),
            works=works,
            has_equal_authors=any(work.has_equal_authors() for work in works),
            groups=by_year(works),
            is_by_hand=any(work.position for work in works),
            **kwargs,
        )

    def seen(self):
        return Publication.objects.published()

    def prepared(self, works):
        return works


class HomePreviewView(PreviewMixin, HomeView):
    """With a draft that has been selected for it."""

    def look(self, request, preview):
        if not preview.work.is_selected:
            return redirect("previews:work", preview.key)
        return super().look(request, preview)

    def seen(self):
        return Publication.objects.as_if_published(self.preview.work)

    def prepared(self, works):
        for work in works:
            self.preview.show(work)
        return works


class CardView(View):
    """The picture that stands for the site where its address is shared."""

    http_method_names = ["get", "head"]

    def get(self, request):
        profile = owner_of(request)
        if not profile:
            raise Http404("Nobody has said yet whose site this is.")
        card = HomeCard(
            name=profile.name,
            headline=profile.headline,
            affiliation=profile.affiliation,
            address=sharing.host(),
        )
        portrait = sharing.largest(profile.portrait_sizes)
        return sharing.answer(request, *sharing.picture("home", card, portrait))


class ResumeView(View):
    def get(self, request):
        profile = owner_of(request)
        if not profile or not profile.resume_file:
            raise Http404("No résumé is kept on this site.")
        return serve_stored(request, profile.resume_file.name, filename="cv.pdf")


@method_decorator(conditional_page, name="dispatch")
class SitemapView(View):
    """One file, or a list of its parts where there are more pages than one may hold."""

    http_method_names = ["get", "head"]

    def get(self, request):
        site = SiteSitemap(owner_of(request))
        parts = site.paginator.num_pages
        if parts == 1 or "p" in request.GET:
            return sitemap(request, {"site": site})
        here = absolute(reverse("homepage:sitemap"))
        items = [SitemapIndexItem(f"{here}?p={n + 1}") for n in range(parts)]
        return render(
            request,
            "sitemap_index.xml",
            {"sitemaps": items},
            content_type="application/xml",
        )


class RobotsView(View):
    """Everything is open: what nobody may see is not served, instead of forbidden here
    for all to read."""

    http_method_names = ["get", "head"]

    def get(self, request):
        where = absolute(reverse("homepage:sitemap"))
        text = f"User-agent: *\nDisallow:\n\nSitemap: {where}\n"
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
