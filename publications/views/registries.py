from django.views.generic import DetailView

from publications.models import Author, Publication, Venue


class WorksOfView(DetailView):
    """The published works of one author or venue; without any there is no page."""

    # From a work to the row.
    lookup = ""

    def get_queryset(self):
        published = Publication.objects.published()
        return self.model.objects.filter(pk__in=published.values(self.lookup))

    def get_context_data(self, **kwargs):
        works = Publication.objects.published().filter(**{self.lookup: self.object})
        works = works.distinct().newest_first().for_display()
        return super().get_context_data(works=works, **kwargs)


class AuthorDetailView(WorksOfView):
    model = Author
    lookup = "authorships__author"


class VenueDetailView(WorksOfView):
    model = Venue
    lookup = "appearances__venue"
