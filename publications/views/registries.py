from django.http import Http404
from django.views.generic import DetailView

from publications.models import Author, Venue
from publications.reading import reading

from .lists import page_of


class WorksOfView(DetailView):
    """The published works of one author or venue; without any there is no page."""

    def get_context_data(self, **kwargs):
        pages = self.pages(reading())
        if not pages.count:
            raise Http404("Nothing of it is published.")
        here = self.object.get_absolute_url()
        return super().get_context_data(**page_of(pages, self, here), **kwargs)


class AuthorDetailView(WorksOfView):
    model = Author

    def get_object(self, queryset=None):
        return reading().author(self.kwargs["slug"])

    def pages(self, read):
        return read.pages_of_author(self.object)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        read = reading()
        notes = read.other_roles(self.object, context["works"])
        for group in context["groups"]:
            for line in group.lines:
                line.note = ", ".join(notes[line.work.pk])
        return {**context, "coauthors": read.coauthors(self.object)}


class VenueDetailView(WorksOfView):
    model = Venue

    def pages(self, read):
        return read.pages_of_venue(self.object)
