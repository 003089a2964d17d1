from django.views.generic import DetailView

from publications.listing import Pages
from publications.models import Author, Publication, Venue

from .lists import page_of

COAUTHORS = 12


class WorksOfView(DetailView):
    """The published works of one author or venue; without any there is no page."""

    # From a work to the row.
    lookup = ""

    def get_queryset(self):
        published = Publication.objects.published()
        return self.model.objects.filter(pk__in=published.values(self.lookup))

    def get_context_data(self, **kwargs):
        published = Publication.objects.published()
        pages = Pages(published.filter(pk__in=self.rows().values("publication")))
        here = self.object.get_absolute_url()
        return super().get_context_data(**page_of(pages, self, here), **kwargs)


class AuthorDetailView(WorksOfView):
    model = Author
    lookup = "authorships__author"

    def rows(self):
        return self.object.authorships.all()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for group in context["groups"]:
            for line in group.lines:
                line.note = other_roles(line.work, self.object)
        coauthors = Author.objects.beside(self.object)[:COAUTHORS]
        return {**context, "coauthors": coauthors}


def other_roles(work, author):
    """What the author was of the work beside its author."""
    rows = (row for row in work.authorships.all() if row.author_id == author.pk)
    labels = (row.get_role_display() for row in rows if row.role != "author")
    return ", ".join(dict.fromkeys(labels))


class VenueDetailView(WorksOfView):
    model = Venue
    lookup = "appearances__venue"

    def rows(self):
        return self.object.appearances.all()
