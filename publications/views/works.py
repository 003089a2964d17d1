from django.views.generic import DetailView

from publications.signposting import of_page, to_header

from .one import around, published_work


class PublicationDetailView(DetailView):
    context_object_name = "work"

    def get_object(self, queryset=None):
        return published_work(self.request, self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            signposts=of_page(self.object),
            **around(self.request, self.object),
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response.headers["Link"] = to_header(context["signposts"])
        return response
