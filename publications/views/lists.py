from django.views.generic import ListView

from publications.models import Publication


class PublicationListView(ListView):
    """All published works, newest first."""

    context_object_name = "works"

    def get_queryset(self):
        return Publication.objects.published().newest_first().for_display()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        equal = (work.has_equal_authors() for work in context["works"])
        return {**context, "has_equal_authors": any(equal)}
