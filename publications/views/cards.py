from django.views.generic import View

from publications import sharing

from .one import published_work


class CardView(View):
    """The picture that stands for a work where its address is shared."""

    http_method_names = ["get", "head"]

    def get(self, request, slug):
        work = published_work(request, slug)
        return sharing.answer(request, *sharing.work_picture(work))
