from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView, View

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
