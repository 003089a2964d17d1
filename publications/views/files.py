from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from publications.media import serve_stored
from publications.models import Link, Publication
from publications.signposting import of_file, to_header


class LinkedFileView(View):
    """A paper, talk … that was uploaded for a work."""

    def get(self, request, slug, name):
        if "\0" in name:
            # PostgreSQL refuses even to look for it.
            raise Http404("No file is called so.")
        published = Publication.objects.published()
        link = get_object_or_404(
            Link.objects.select_related("publication"),
            publication__in=published.filter(slug=slug),
            file=f"papers/{slug}/{name}",
        )
        response = serve_stored(request, link.file.name)
        response.headers["Link"] = to_header(of_file(link.publication))
        return response
