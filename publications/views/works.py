from django.views.generic import DetailView

from publications.models import Publication
from publications.signposting import of_page, to_header

RELATED = 4


class PublicationDetailView(DetailView):
    context_object_name = "work"

    def get_queryset(self):
        return Publication.objects.published().for_display()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            signposts=of_page(self.object),
            **around(self.object, Publication.objects.published()),
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response.headers["Link"] = to_header(context["signposts"])
        return response


def around(work, works):
    """What else there is among `works`, for whoever has read this one."""
    related = works.related_to(work).with_people_and_places()
    previous, following = works.neighbours(work)
    return {"related": related[:RELATED], "previous": previous, "next": following}
