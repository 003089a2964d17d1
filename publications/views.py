from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import DetailView, ListView, View

from .citing import bibliography, to_csl, to_ris
from .media import serve_stored
from .models import Link, Publication


class PublicationListView(ListView):
    """All published works, newest first."""

    context_object_name = "works"

    def get_queryset(self):
        return Publication.objects.published().newest_first().for_display()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        equal = (work.has_equal_authors() for work in context["works"])
        return {**context, "has_equal_authors": any(equal)}


class PublicationDetailView(DetailView):
    context_object_name = "work"

    def get_queryset(self):
        return Publication.objects.published().for_display()


class LinkedFileView(View):
    """A paper, talk … that was uploaded for a work."""

    def get(self, request, slug, name):
        published = Publication.objects.published()
        link = get_object_or_404(
            Link,
            publication__in=published.filter(slug=slug),
            file=f"papers/{slug}/{name}",
        )
        return serve_stored(request, link.file.name)


@method_decorator(conditional_page, name="dispatch")
class CitationsView(View):
    """Works to be saved and read by a reference manager: all, or the one of `slug`."""

    http_method_names = ["get", "head"]
    suffix = ""
    content_type = ""

    def get(self, request, slug=None):
        works = Publication.objects.published().newest_first().for_display()
        if slug:
            works = works.filter(slug=slug)
            if not works:
                raise Http404(f"There is no work “{slug}”.")
        name = f"{slug or 'publications'}.{self.suffix}"
        return HttpResponse(
            # Thousands of works need not be in memory at once.
            self.text(works if slug else works.iterator(chunk_size=500)),
            content_type=f"{self.content_type}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class BibtexView(CitationsView):
    suffix = "bib"
    content_type = "application/x-bibtex"

    def text(self, works):
        return bibliography(works)


class RisView(CitationsView):
    suffix = "ris"
    content_type = "application/x-research-info-systems"

    def text(self, works):
        return to_ris(works, self.request.build_absolute_uri)


class CslView(CitationsView):
    suffix = "json"
    content_type = "application/vnd.citationstyles.csl+json"

    def text(self, works):
        return to_csl(works, self.request.build_absolute_uri)
