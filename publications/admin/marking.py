"""One click in the list of works publishes, hides, selects or deselects one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect

from publications.models import Publication

from .marks import MARKS

GONE = "This work is no longer here. Somebody has deleted it."


class MarkingAdmin:
    """The list's own form sends the button pressed: `mark`, such as publish-12."""

    # The columns that may look different afterwards.
    marked_columns = ()

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and "mark" in request.POST:
            return self.mark(request, *asked(request.POST["mark"]))
        return super().changelist_view(request, extra_context)

    def mark(self, request, mark, pk):
        work = self.get_object(request, pk)
        if not self.has_change_permission(request, work):
            raise PermissionDenied
        if not (mark and work):
            return self.missing(request)
        mark.put_on(Publication.objects.filter(pk=work.pk), request.user)
        work.refresh_from_db()
        if is_from_script(request):
            return JsonResponse(self.marked(work, mark))
        messages.success(request, mark.said_of(work))
        return redirect(f"{request.get_full_path()}#work-{work.pk}")

    def marked(self, work, mark):
        work.may_change = True
        cells = {name: getattr(self, name)(work) for name in self.marked_columns}
        return {"said": mark.said_of(work), "cells": cells}

    def missing(self, request):
        if is_from_script(request):
            return JsonResponse({"said": GONE})
        messages.error(request, GONE)
        return redirect(request.get_full_path())


def asked(button):
    name, _, pk = button.partition("-")
    return MARKS.get(name), pk


def is_from_script(request):
    return request.headers.get("Accept") == "application/json"
