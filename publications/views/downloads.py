from hashlib import blake2b
from itertools import islice

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, override
from django.views.decorators.http import conditional_page
from django.views.generic import View

from publications import freshness
from publications.addresses import absolute
from publications.citing import bibtex_parts, csl_parts, ris_parts
from publications.listing import Choice
from publications.reading import reading
from publications.signposting import of_download, to_header
from publications.snapshots import snapshot

from .indexing import not_indexed

# A list of more works is sent while it is made.
WINDOW = 200


@method_decorator([not_indexed, conditional_page], name="dispatch")
class CitationsView(View):
    """Works to be saved and read by a reference manager: those of the list that the
    address asks for, or the one of `slug`."""

    http_method_names = ["get", "head"]
    suffix = ""
    content_type = ""

    def get(self, request, slug=None):
        response = self.of_one(request, slug) if slug else self.of_list(request)
        name = f"{slug or 'publications'}.{self.suffix}"
        response.headers["Content-Type"] = f"{self.content_type}; charset=utf-8"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def of_one(self, request, slug):
        work = reading().work(slug)
        link = to_header(of_download(work))
        return HttpResponse("".join(self.parts([work])), headers={"Link": link})

    def of_list(self, request):
        works = Choice.of(request.GET).works().newest_first()
        parts = self.parts(reading().in_full(works))
        if works.count() <= WINDOW:
            return HttpResponse("".join(parts))
        pieces = in_pieces(parts, get_language())
        return StreamingHttpResponse(pieces, headers=self.version())

    def version(self):
        """As an ETag, of a text that is not there yet."""
        stamp = freshness.stamp()
        if stamp is None:
            return {}
        said = f"{stamp} {self.content_type}".encode()
        return {"ETag": f'W/"{blake2b(said, digest_size=12).hexdigest()}"'}


class BibtexView(CitationsView):
    suffix = "bib"
    content_type = "application/x-bibtex"

    def parts(self, works):
        return bibtex_parts(works)


class RisView(CitationsView):
    suffix = "ris"
    content_type = "application/x-research-info-systems"

    def parts(self, works):
        return ris_parts(works, absolute)


class CslView(CitationsView):
    suffix = "json"
    content_type = "application/vnd.citationstyles.csl+json"

    def parts(self, works):
        return csl_parts(works, absolute)


def in_pieces(parts, language):
    """Made after the view has ended, and what lies around it."""
    piece = True
    with snapshot():
        while piece:
            with override(language):
                piece = "".join(islice(parts, WINDOW))
            yield piece
