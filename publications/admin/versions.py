"""The history of a record: its versions, what differs between two, and the way back."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from publications import history
from publications.history import CannotRestore, Timeline, compare, described
from publications.keys import is_key
from publications.media import serve_stored

DELETED_PER_PAGE = 50
MINUTE = "j F Y, H:i"


class HistoryPages:
    """For a ModelAdmin whose records may have a history."""

    def get_urls(self):
        if not self.has_history():
            return super().get_urls()
        pages = {
            "deleted": ("deleted/", self.deleted_view),
            "history_file": ("history/file/<path:signed>/", self.history_file_view),
            "compare": ("<int:pk>/history/compare/", self.compare_view),
            "version": ("<int:pk>/history/<int:number>/", self.version_view),
        }
        own = [
            path(where, self.admin_site.admin_view(view), name=self.page_name(name))
            for name, (where, view) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def page_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page, *args):
        return reverse(f"admin:{self.page_name(page)}", args=args)

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_history() or not is_key(object_id):
            return super().history_view(request, object_id, extra_context)
        found = self.timeline(request, int(object_id))
        page = found.page(request.GET.get("part"))
        return self.history_page(request, "history", found, page=page)

    def compare_view(self, request, pk):
        found = self.timeline(request, pk)
        chosen = [found.at(request.GET.get(end, "now")) for end in ("from", "to")]
        if None in chosen:
            raise Http404("There is no such version.")
        old, new = sorted(chosen, key=lambda then: then.order)
        changes = compare(self.model, old.state, new.state)
        return self.history_page(
            request, "compare", found, old=old, new=new, changes=changes
        )

    def version_view(self, request, pk, number):
        found = self.timeline(request, pk)
        then = found.at(number)
        if not then:
            raise Http404("There is no such version.")
        may = self.may_restore(request, found)
        if request.method == "POST" and not may:
            raise PermissionDenied
        try:
            if request.method == "POST":
                return self.restored(request, found, then)
            outcome, notes = self.outcome(found, then, may)
            problem = ""
        except CannotRestore as error:
            outcome, notes, problem = then.state, [], str(error)
        return self.history_page(
            request,
            "version",
            found,
            then=then,
            changes=compare(self.model, found.now, outcome) if found.now else [],
            parts=described(self.model, then.state),
            notes=notes,
            problem=problem,
            may=may and not problem,
        )

    def outcome(self, found, then, may):
        """What restoring would make, where that is for this person to know."""
        if not may:
            return then.state, []
        return history.rehearse(self.model, found.pk, then.state)

    def restored(self, request, found, then):
        when = date_format(then.when, MINUTE)
        comment = f"Restored as of {when}" if found.now else "Brought back"
        record = self.model(pk=found.pk)
        with history.recorded([record], request.user, comment):
            record, notes = history.restore(self.model, found.pk, then.state)
        said = f"is as it was on {when} again." if found.now else "is back."
        form = self.address("change", record.pk)
        messages.success(
            request, format_html('<a href="{}">“{}”</a> {}', form, record, said)
        )
        for note in notes:
            messages.warning(request, note)
        return redirect(form)

    def may_restore(self, request, found):
        if found.now:
            return self.has_change_permission(request, self.model(pk=found.pk))
        return self.has_add_permission(request)

    def deleted_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        pages = Paginator(history.deleted(self.model), DELETED_PER_PAGE)
        context = {"page": pages.get_page(request.GET.get("part"))}
        return self.page_of_history(request, "deleted", **context)

    def history_file_view(self, request, signed):
        """A file that a version speaks of; only the pages of the history lead here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            name = signing.Signer(salt=history.FILES).unsign(signed)
        except signing.BadSignature as error:
            raise Http404("No page of the history leads here.") from error
        return serve_stored(request, name)

    def timeline(self, request, pk):
        """404 of what never was."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Timeline(self.model, pk) if is_key(pk) else None
        if not found or not found.exists():
            raise Http404("There never was such a record.")
        return found

    def history_page(self, request, template, found, **context):
        context |= {"found": found, "pk": found.pk, "name": found.name()}
        return self.page_of_history(request, template, **context)

    def page_of_history(self, request, template, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": context.get("name") or f"Deleted {self.opts.verbose_name_plural}",
            "opts": self.opts,
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/history/{template}.html", context)
