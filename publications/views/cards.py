from django.shortcuts import get_object_or_404
from django.views.generic import View

from publications import sharing
from publications.models import Publication


class CardView(View):
    """The picture that stands for a work where its address is shared."""

    http_method_names = ["get", "head"]

    def get(self, request, slug):
        works = Publication.objects.published().with_people_and_places()
        work = get_object_or_404(works, slug=slug)
        return sharing.answer(request, *sharing.work_picture(work))
