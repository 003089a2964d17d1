from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from publications.addresses import absolute
from publications.citing import bibliography, to_csl, to_ris
from publications.listing import Choice
from publications.signposting import of_download, to_header

from .indexing import not_indexed
from .one import published_work


@method_decorator([not_indexed, conditional_page], name="dispatch")
class CitationsView(View):
    """Works to be saved and read by a reference manager: those of the list that the
    address asks for, or the one of `slug`."""

    http_method_names = ["get", "head"]
    suffix = ""
    content_type = ""

    def get(self, request, slug=None):
        works = [published_work(request, slug)] if slug else self.chosen(request)
        name = f"{slug or 'publications'}.{self.suffix}"
        response = HttpResponse(
            self.text(works),
            content_type=f"{self.content_type}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
        if slug:
            response.headers["Link"] = to_header(of_download(works[0]))
        return response

    def chosen(self, request):
        """The works of the list, by the same address."""
        works = Choice.of(request.GET).works().newest_first().for_display()
        # Thousands of works need not be in memory at once.
        return works.iterator(chunk_size=500)


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
