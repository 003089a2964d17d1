"""What was done to many records at once, and the page that undoes it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from publications.models import Deed
from publications.searching.index import refresh
from publications.undoing import InTheWay, foreseen, undo

from .page import DeskAdmin

TEMPLATE = "admin/publications/deed/undo.html"
RIGHTS = [
    f"publications.{do}_{what}"
    for do in ("change", "delete")
    for what in ("publication", "author")
]
# Of what stands in the way, so much is told; the rest is counted.
SHOWN = 20


@admin.register(Deed)
class DeedAdmin(DeskAdmin):
    list_display = ["what", "done", "by", "state"]
    list_display_links = None
    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        """Of what was done, whoever sees the works may know."""
        return request.user.has_perm("publications.view_publication")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("packed_before", "packed_after")

    def get_urls(self):
        page = path(
            "<int:pk>/undo/",
            self.admin_site.admin_view(self.undo_view),
            name="publications_deed_undo",
        )
        return [page, *super().get_urls()]

    @admin.display(description="What", ordering="label")
    def what(self, deed):
        return linked(deed)

    @admin.display(description="State", ordering="undone")
    def state(self, deed):
        return f"Undone {deed.told_undone()}" if deed.undone else linked(deed, "Undo …")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdecimal():
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect("admin:publications_deed_undo", int(object_id))

    def undo_view(self, request, pk):
        deed = self.get_object(request, str(pk))
        if deed is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_view_permission(request, deed):
            raise PermissionDenied
        if request.method == "POST" and not deed.undone:
            return self.carry_out(request, deed)
        return self.undo_page(request, deed)

    def carry_out(self, request, deed):
        if not may_undo(request.user):
            raise PermissionDenied
        try:
            undone = undo(deed, request.user, partly="partly" in request.POST)
        except InTheWay:
            messages.error(request, "Nothing was undone: see what stands in the way.")
            return redirect(request.path)
        # Else the next visitor who searches would wait for it.
        refresh()
        messages.success(request, f"Undone: {deed}. {undone}")
        return redirect("admin:publications_deed_changelist")

    def undo_page(self, request, deed):
        found = None if deed.undone else foreseen(deed)
        obstacles = found.obstacles if found else []
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Undo: {deed}",
            "deed": deed,
            "found": found,
            "obstacles": [(linked_of(o), o.said) for o in obstacles[:SHOWN]],
            "more": max(0, len(obstacles) - SHOWN),
            "may_undo": may_undo(request.user),
        }
        return TemplateResponse(request, TEMPLATE, context)


def may_undo(user):
    return user.has_perms(RIGHTS)


def linked_of(obstacle):
    if obstacle.record is None:
        return format_html("“{}”", obstacle.name)
    return linked(obstacle.record, format_html("“{}”", obstacle.name))


def linked(record, name=None):
    """Its name, leading to where it can be seen."""
    view = "undo" if isinstance(record, Deed) else "change"
    url = reverse(
        f"admin:publications_{record._meta.model_name}_{view}", args=[record.pk]
    )
    return format_html('<a href="{}">{}</a>', url, name or record)
