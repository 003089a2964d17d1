"""The page that makes two records one: choose, see what happens, do it, undo it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from publications.keys import is_key
from publications.merging import AuthorMerge, Refused, WorkMerge, told
from publications.models import Publication
from publications.searching.index import refresh

from .deeds import may_undo
from .telling import shortened
from .widgets import small

Kind, Status = Publication.Kind, Publication.Status
TEMPLATE = "admin/publications/merge.html"
FINDING = "admin/publications/merge_finding.html"
FOUND = 20
SHOWN = 12


class MergingAdmin:
    """For a ModelAdmin whose records may be there twice."""

    merge_class = None
    # As it is called in a sentence.
    merge_noun = ""

    @property
    def merge_view_name(self):
        return f"publications_{self.opts.model_name}_merge"

    def get_urls(self):
        page = path(
            "merge/",
            self.admin_site.admin_view(self.merge_view),
            name=self.merge_view_name,
        )
        return [page, *super().get_urls()]

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not actions or not may_undo(request.user):
            return actions
        last = {n: actions.pop(n) for n in ("delete_selected",) if n in actions}
        return {**actions, "make_one": self.get_action("make_one"), **last}

    @admin.action(description="Merge two …")
    def make_one(self, request, queryset):
        rows = list(queryset.order_by("pk")[:3])
        if len(rows) != 2:
            said = f"Tick the two {self.merge_noun}s that are one, no others."
            messages.warning(request, said)
            return None
        into, gone = sorted(rows, key=self.weight, reverse=True)
        return redirect(self.merge_address(into.pk, gone.pk))

    def weight(self, row):
        """Of two, the one that weighs more stays, unless the owner says otherwise."""
        raise NotImplementedError

    def merge_address(self, into=None, gone=None):
        given = {"into": into, "from": gone}
        query = urlencode({name: pk for name, pk in given.items() if pk})
        return f"{reverse(f'admin:{self.merge_view_name}')}?{query}"

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj and may_undo(request.user):
            context["merge_address"] = self.merge_address(obj.pk)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def merge_view(self, request):
        if not may_undo(request.user):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else request.GET
        into, gone = (self.chosen(given.get(name)) for name in ("into", "from"))
        if into is None:
            said = f"That {self.merge_noun} is not here any more."
            messages.warning(request, said)
            return redirect(f"admin:publications_{self.opts.model_name}_changelist")
        if gone is None or gone == into:
            return self.finding_page(request, into)
        merge = self.merge_class(into, gone)
        if request.method == "POST":
            return self.carry_out(request, merge)
        return self.merge_page(request, merge)

    def chosen(self, pk):
        return self.model.objects.filter(pk=pk).first() if is_key(pk) else None

    def carry_out(self, request, merge):
        choices = [choice.name for choice in merge.choices]
        theirs = [n for n in choices if request.POST.get(f"stays_{n}") == "gone"]
        try:
            deed = merge.run(request.user, theirs)
        except Refused:
            messages.error(request, "Nothing was changed: see why below.")
            return redirect(self.merge_address(merge.into.pk, merge.gone.pk))
        refresh()
        self.tell_merged(request, merge, deed)
        return redirect(
            f"admin:publications_{self.opts.model_name}_change", merge.into.pk
        )

    def tell_merged(self, request, merge, deed):
        said = format_html(
            '“{}” and “{}” are one now. <a href="{}">Undo</a>',
            shortened(merge.gone),
            shortened(merge.into),
            reverse("admin:publications_deed_undo", args=[deed.pk]),
        )
        messages.success(request, said)

    def merge_page(self, request, merge):
        into, gone = merge.into, merge.gone
        in_both = getattr(merge, "in_both", [])
        moving = getattr(merge, "works", [])
        context = {
            **self.merge_context(request),
            "into": into,
            "gone": gone,
            "swapped": self.merge_address(gone.pk, into.pk),
            "in_both": in_both,
            "choices": [] if in_both else list(map(shown, merge.choices)),
            "told": told(merge),
            "moving": moving[:SHOWN],
            "moving_count": len(moving),
            "more": max(0, len(moving) - SHOWN),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def finding_page(self, request, into):
        """Which other one it is: by what is typed, else those that are near."""
        typed = request.GET.get("q", "").replace("\0", "").strip()
        others = self.model.objects.exclude(pk=into.pk)
        if typed:
            found, _ = self.get_search_results(request, others, typed)
        else:
            found = self.near(others, into)
        found = list(found.distinct()[:FOUND])
        context = {
            **self.merge_context(request),
            "into": into,
            "typed": typed,
            "found": [(row, self.merge_address(into.pk, row.pk)) for row in found],
            "search_help": self.search_help_text,
        }
        return TemplateResponse(request, FINDING, context)

    def near(self, others, into):
        return others.none()

    def merge_context(self, request):
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Merge two {self.merge_noun}s",
            "noun": self.merge_noun,
        }


class MergingAuthors(MergingAdmin):
    merge_class = AuthorMerge
    merge_noun = "author"

    def weight(self, row):
        return row.is_owner, row.authorships.count()

    def near(self, others, into):
        """Family names that begin alike, as most slips come later in a name."""
        start = into.family_name[:4]
        return others.filter(family_name__istartswith=start) if start else others.none()


class MergingWorks(MergingAdmin):
    merge_class = WorkMerge
    merge_noun = "work"

    def weight(self, row):
        return row.status == Status.PUBLISHED, row.kind != Kind.PREPRINT

    def near(self, others, into):
        """Those by the same people."""
        people = into.authorships.values("author")
        return others.filter(authorships__author__in=people).newest_first()


def shown(choice):
    """A choice with the pictures, where it is between two."""
    return {"choice": choice, "sides": [side(choice, "into"), side(choice, "gone")]}


def side(choice, name):
    value = getattr(choice, name)
    return {"name": name, "value": str(value), "picture": small(value)}
