from django.shortcuts import get_object_or_404
from django.views.generic import View

from publications.media import serve_stored
from publications.models import Link, Publication


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
