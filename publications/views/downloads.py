from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from publications.addresses import absolute
from publications.citing import bibliography, to_csl, to_ris
from publications.listing import Choice
from publications.models import Publication
from publications.signposting import of_download, to_header

from .indexing import not_indexed


@method_decorator([not_indexed, conditional_page], name="dispatch")
class CitationsView(View):
    """Works to be saved and read by a reference manager: those of the list that the
    address asks for, or the one of `slug`."""

    http_method_names = ["get", "head"]
    suffix = ""
    content_type = ""

    def get(self, request, slug=None):
        works = Publication.objects.published() if slug else self.chosen(request)
        works = works.newest_first().for_display()
        if slug:
            works = works.filter(slug=slug)
            if not works:
                raise Http404(f"There is no work “{slug}”.")
        name = f"{slug or 'publications'}.{self.suffix}"
        response = HttpResponse(
            # Thousands of works need not be in memory at once.
            self.text(works if slug else works.iterator(chunk_size=500)),
            content_type=f"{self.content_type}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
        if slug:
            response.headers["Link"] = to_header(of_download(works[0]))
        return response

    def chosen(self, request):
        """The works of the list, by the same address."""
        return Choice.of(request.GET).works()


class BibtexView(CitationsView):
    suffix = "bib"
    content_type = "application/x-bibtex"

    def text(self, works):
        return bibliography(works)


class RisView(CitationsView):
    suffix = "ris"
    content_type = "application/x-research-info-systems"

    def text(self, works):
        return to_ris(works, absolute)


class CslView(CitationsView):
    suffix = "json"
    content_type = "application/vnd.citationstyles.csl+json"

    def text(self, works):
        return to_csl(works, absolute)
