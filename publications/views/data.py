"""A work in the notations that only programs read."""

import json

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import View

from publications.addresses import absolute
from publications.citing import reference
from publications.describing import json_ld
from publications.reading import reading
from publications.signposting import LINKSET_TYPE, linkset

from .indexing import not_indexed


@method_decorator([not_indexed, conditional_page], name="dispatch")
class WorkDataView(View):
    http_method_names = ["get", "head"]
    content_type = ""

    def get(self, request, slug):
        work = reading().work(slug)
        return HttpResponse(self.text(work), content_type=self.content_type)


class LinksetView(WorkDataView):
    content_type = LINKSET_TYPE

    def text(self, work):
        return linkset(work)


class JsonLdView(WorkDataView):
    content_type = "application/ld+json"

    def text(self, work):
        return json.dumps(json_ld(work, absolute), ensure_ascii=False, indent=2) + "\n"


class ReferenceView(WorkDataView):
    style = ""

    @property
    def content_type(self):
        return f"text/x-bibliography; style={self.style}; charset=utf-8"

    def text(self, work):
        return f"{reference(work, self.style).text}\n"
