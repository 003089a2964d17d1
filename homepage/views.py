from django.http import Http404
from django.views.generic import TemplateView, View

from publications.media import serve_stored
from publications.models import Publication

from .owner import owner_of


class HomeView(TemplateView):
    """Context: `works`, the selected ones in the owner's order; where numbers make
    that order (`is_by_hand`), no years stand over them."""

    template_name = "homepage/home.html"

    def get_context_data(self, **kwargs):
        works = Publication.objects.published().selected().for_display()
        return super().get_context_data(
            works=works,
            has_equal_authors=any(work.has_equal_authors() for work in works),
            is_by_hand=any(work.position for work in works),
            **kwargs,
        )


class ResumeView(View):
    def get(self, request):
        profile = owner_of(request)
        if not profile or not profile.resume_file:
            raise Http404("No résumé is kept on this site.")
        return serve_stored(request, profile.resume_file.name, filename="cv.pdf")
