from django.views.generic import DetailView

from publications.citing import main_entry
from publications.models import Publication

RELATED = 4


class PublicationDetailView(DetailView):
    context_object_name = "work"

    def get_queryset(self):
        return Publication.objects.published().for_display()

    def get_context_data(self, **kwargs):
        work = self.object
        works = Publication.objects.published()
        previous, following = works.neighbours(work)
        return super().get_context_data(
            bibtex=main_entry(work),
            related=works.related_to(work).with_people_and_places()[:RELATED],
            previous=previous,
            next=following,
            **kwargs,
        )
