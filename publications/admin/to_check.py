"""What is to be checked: at each work on its form, and of the whole site on a page."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from publications.checking import (
    KINDS,
    Kind,
    Question,
    ask_again,
    of_site,
    questions,
    questions_of,
    silence,
)
from publications.models import Author, Publication

TEMPLATE = "admin/publications/publication/to_check.html"
WORKS_PER_PAGE = 50
# The value of the filter by what Google Scholar insists on.
SCHOLAR = "scholar"


class ToCheckAdmin:
    def get_urls(self):
        page = path(
            "self-check/",
            self.admin_site.admin_view(self.to_check),
            name="publications_publication_self_check",
        )
        return [page, *super().get_urls()]

    def render_change_form(self, request, context, obj=None, **kwargs):
        context["is_saved_work"] = bool(obj)
        context["questions"] = questions_of([obj.pk]).of(obj.pk) if obj else []
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def to_check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.silence(request)
        context = {
            **self.admin_site.each_context(request),
            **page_of(request.GET),
            "opts": self.opts,
            "title": "To check",
            "site_lacks": list(of_site(request)),
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def silence(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        for button, act in (("silence", silence), ("again", ask_again)):
            word, _, about = request.POST.get(button, "").partition(" ")
            if word in KINDS:
                act(KINDS[word], about[:100])
                messages.success(request, told(act, KINDS[word], about))
        return redirect(request.get_full_path())


def told(act, kind, about):
    if act is ask_again:
        return f"“{kind.label}” is asked again."
    if about:
        return f"“{kind.label}” is not asked there again."
    return f"“{kind.label}” is not asked of any work again."


@dataclass
class Asked:
    """What is asked of a work, or of two authors."""

    questions: list[Question]
    work: Publication | None
    authors: list[Author]


@dataclass(frozen=True)
class Filter:
    word: str
    label: str
    count: int
    is_chosen: bool


def page_of(wanted):
    """Of all questions those that the address asks for, a page of works at a time."""
    found = questions()
    is_silent = "silenced" in wanted
    asked = list(found.silenced() if is_silent else found.open())
    chosen = wanted_of(asked, wanted.get("kind"), wanted.get("work"))
    groups = [list(some) for _, some in groupby(chosen, key=place_of)]
    page = Paginator(groups, WORKS_PER_PAGE).get_page(wanted.get("part"))
    return {
        "page": page,
        "asked": list(with_rows(page.object_list)),
        "works": len({question.work for question in asked} - {None}),
        "filters": filters(asked, wanted.get("kind", "")),
        "kind": KINDS.get(wanted.get("kind")),
        "is_silent": is_silent,
        "silenced": sum(1 for _ in found.silenced()),
        "never_asked": found.kinds_silenced(),
        "only": wanted.get("work", ""),
        "query": query_of(wanted),
    }


def wanted_of(asked, kind, work):
    if work:
        asked = [question for question in asked if str(question.work) == work]
    if kind == SCHOLAR:
        return [question for question in asked if question.kind.decides]
    if kind in KINDS:
        return [question for question in asked if question.kind is KINDS[kind]]
    return asked


def place_of(question):
    """Those of one work stand together, and each pair of authors for itself."""
    return question.work or question.name


def filters(asked, chosen):
    counts = Counter(question.kind for question in asked)
    decides = sum(count for kind, count in counts.items() if kind.decides)
    yield Filter("", "All", len(asked), chosen not in {SCHOLAR, *KINDS})
    if decides:
        label = "Keeps out of Google Scholar"
        yield Filter(SCHOLAR, label, decides, chosen == SCHOLAR)
    for kind in Kind:
        if counts[kind]:
            yield Filter(kind.word, kind.label, counts[kind], chosen == kind.word)


def query_of(wanted):
    query = wanted.copy()
    query.pop("part", None)
    return query.urlencode()


def with_rows(groups):
    """Each with what it is about, where that is still there."""
    works = Publication.objects.only("title", "title_html", "slug", "status")
    works = works.in_bulk({group[0].work for group in groups} - {None})
    pairs = {group[0].name: pair_of(group[0]) for group in groups if not group[0].work}
    authors = Author.objects.in_bulk({pk for pair in pairs.values() for pk in pair})
    for group in groups:
        work = works.get(group[0].work)
        pair = [authors.get(pk) for pk in pairs.get(group[0].name, [])]
        if work or (pair and all(pair)):
            yield Asked(group, work, pair)


def pair_of(question):
    return [int(pk) for pk in question.name.split("+")]
