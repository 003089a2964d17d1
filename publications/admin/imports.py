"""What was imported, and the report of each import, to be read."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header

from publications.importing import Outcome, line_of
from publications.media import SANDBOX
from publications.models import ImportRun, Publication, SourceFile, WaitingImport

from .import_plan import plan_page
from .import_upload import upload_page
from .page import DeskAdmin

LINES_PER_PAGE = 200


@admin.register(ImportRun)
class ImportRunAdmin(DeskAdmin):
    list_display = ["name", "started", "by", "outcome"]
    list_per_page = 50
    readonly_fields = ["outcome", "as_it_was", "others", "digest"]

    def has_add_permission(self, request):
        """Who imports makes works and changes them."""
        rights = ("publications.add_publication", "publications.change_publication")
        return super().has_add_permission(request) and request.user.has_perms(rights)

    def has_change_permission(self, request, obj=None):
        return False

    def get_fields(self, request, obj=None):
        """But what there is nothing to say of."""
        path = ["path"] if obj and obj.path else []
        others = ["others"] if obj and obj.together().exists() else []
        return ["started", "by", *path, "outcome", *others, "as_it_was", "digest"]

    def get_queryset(self, request):
        # A list needs none of the reports, which are long.
        return super().get_queryset(request).defer("lines", "problems")

    def get_urls(self):
        download = path(
            "<int:pk>/file/",
            self.admin_site.admin_view(self.download),
            name="publications_importrun_file",
        )
        plan = path(
            "waiting/<int:pk>/",
            self.admin_site.admin_view(self.plan_view),
            name="publications_importrun_plan",
        )
        return [download, plan, *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        return upload_page(request, self)

    def plan_view(self, request, pk):
        return plan_page(request, self, pk)

    def changelist_view(self, request, extra_context=None):
        waiting = WaitingImport.objects.open().prefetch_related("files")
        if not self.has_add_permission(request):
            waiting = waiting.none()
        context = {"waiting": waiting, **(extra_context or {})}
        return super().changelist_view(request, context)

    @admin.display(description="File", ordering="file")
    def name(self, run):
        return run.file_name()

    @admin.display(description="Entries")
    def outcome(self, run):
        return run.outcome() or "None"

    @admin.display(description="File")
    def as_it_was(self, run):
        url = reverse("admin:publications_importrun_file", args=[run.pk])
        return format_html(
            '<a href="{}">Download {} as it was imported</a>', url, run.file_name()
        )

    @admin.display(description="Together with")
    def others(self, run):
        view = "admin:publications_importrun_change"
        links = ((reverse(view, args=[r.pk]), r.file_name()) for r in run.together())
        return format_html_join(", ", '<a href="{}">{}</a>', links)

    @admin.display(description="SHA-256")
    def digest(self, run):
        return run.source.digest

    def download(self, request, pk):
        run = get_object_or_404(ImportRun.objects.select_related("source"), pk=pk)
        if not self.has_view_permission(request, run):
            raise PermissionDenied
        name = run.file_name()
        headers = {
            "Content-Disposition": content_disposition_header(True, name),
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
        }
        content = run.source.content()
        return HttpResponse(content, content_type="text/plain", headers=headers)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        run = self.get_object(request, object_id)
        report = report_of(run, request.GET) if run else {}
        context = {**(extra_context or {}), **report}
        return super().change_view(request, object_id, form_url, context)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        SourceFile.objects.unused().delete()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        SourceFile.objects.unused().delete()


def report_of(run, wanted):
    """A page of the lines of the report; all that is unchanged only when asked for."""
    is_whole = "all" in wanted
    lines = [line_of(run.file, line) for line in run.lines]
    telling = [line for line in lines if is_whole or is_telling(line)]
    page = Paginator(telling, LINES_PER_PAGE).get_page(wanted.get("part"))
    return {
        "file_problems": run.problems,
        "report": page,
        "rows": with_works(page.object_list),
        "hidden": len(lines) - len(telling),
        "is_whole": is_whole,
    }


def is_telling(line):
    return line.outcome is not Outcome.UNCHANGED or line.problems or line.notes


def with_works(lines):
    """Each line with its work, where that is still there."""
    slugs = [line.work.slug for line in lines if line.work.slug]
    works = {w.slug: w for w in Publication.objects.filter(slug__in=slugs)}
    return [(line, works.get(line.work.slug)) for line in lines]
