from django.views.generic import DetailView

from publications.reading import reading
from publications.signposting import of_page, to_header


class PublicationDetailView(DetailView):
    context_object_name = "work"

    def get_object(self, queryset=None):
        return reading().work(self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            signposts=of_page(self.object),
            **reading().around(self.object),
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response.headers["Link"] = to_header(context["signposts"])
        return response
