from collections import defaultdict

from django.http import Http404
from django.views.generic import DetailView

from publications.listing import Pages
from publications.models import Author, Publication, Venue

from .lists import page_of

COAUTHORS = 12


class WorksOfView(DetailView):
    """The published works of one author or venue; without any there is no page."""

    def get_context_data(self, **kwargs):
        published = Publication.objects.published()
        pages = Pages(published.filter(pk__in=self.rows().values("publication")))
        if not pages.count:
            raise Http404("Nothing of it is published.")
        here = self.object.get_absolute_url()
        return super().get_context_data(**page_of(pages, self, here), **kwargs)


class AuthorDetailView(WorksOfView):
    model = Author

    def rows(self):
        return self.object.authorships.all()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        notes = other_roles(self.object, context["works"])
        for group in context["groups"]:
            for line in group.lines:
                line.note = ", ".join(notes[line.work.pk])
        coauthors = Author.objects.beside(self.object)[:COAUTHORS]
        return {**context, "coauthors": coauthors}


def other_roles(author, works):
    """By work, what the author was of it beside its author, each once."""
    found = defaultdict(dict)
    rows = author.authorships.filter(publication__in=works).exclude(role="author")
    for row in rows:
        found[row.publication_id][row.get_role_display()] = True
    return found


class VenueDetailView(WorksOfView):
    model = Venue

    def rows(self):
        return self.object.appearances.all()
