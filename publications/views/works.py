from django.views.generic import DetailView

from publications.models import Publication


class PublicationDetailView(DetailView):
    context_object_name = "work"

    def get_queryset(self):
        return Publication.objects.published().for_display()
