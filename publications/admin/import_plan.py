"""The plan of an import: what would be done, to be ticked, carried out or discarded."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from publications.importing import Outcome, Progress
from publications.importing import waiting as steps
from publications.importing.decisions import Decisions
from publications.importing.uploaded import by_command
from publications.models import ImportRun, WaitingImport
from publications.searching.index import refresh

from .import_answers import take_answers
from .import_rows import Groups
from .streaming import failed, onward, step, streamed, told

TEMPLATE = "admin/publications/importrun/plan.html"
MAX_PROBLEMS = 100
READING = step("Reading the file …", Progress(0, 1))

logger = logging.getLogger("offprint.imports")


def plan_page(request, model_admin, pk):
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    waiting = WaitingImport.objects.filter(pk=pk).first()
    if waiting is None:
        messages.warning(
            request,
            "That import was discarded, or is older than a week. Choose its file once "
            "more.",
        )
        return redirect("admin:publications_importrun_add")
    if waiting.applied:
        if "done" in request.GET:
            messages.success(request, told_done(waiting))
        return redirect(address_of_report(waiting))
    page = PlanPage(request, model_admin, waiting)
    return page.post() if request.method == "POST" else page.get()


def told_done(waiting):
    runs = ImportRun.objects.filter(pk__in=waiting.runs).order_by("pk")
    said = (f"“{run.file_name()}”: {run.outcome() or 'nothing'}" for run in runs)
    return f"Imported. {'; '.join(said)}."


def address_of_report(waiting):
    run = ImportRun.objects.filter(pk__in=waiting.runs).order_by("pk").first()
    if run is None:
        return reverse("admin:publications_importrun_changelist")
    return reverse("admin:publications_importrun_change", args=[run.pk])


class PlanPage:
    def __init__(self, request, model_admin, waiting):
        self.request, self.model_admin = request, model_admin
        self.waiting = waiting
        self.url = reverse("admin:publications_importrun_plan", args=[waiting.pk])
        self.seen = steps.seen_plan(waiting)
        self.decisions = Decisions.of(waiting.answers)

    def get(self):
        if self.seen is None or steps.needs_another_plan(self.seen, self.decisions):
            return self.streamed("Planning", self.planned())
        return TemplateResponse(self.request, TEMPLATE, self.context())

    def post(self):
        if "discard" in self.request.POST:
            name = str(self.waiting)
            self.waiting.discard()
            messages.info(self.request, f"The import of {name} is discarded.")
            return redirect("admin:publications_importrun_changelist")
        if self.seen is None or not self.is_of_this_plan():
            messages.warning(
                self.request,
                "That page was of an older plan. Look at this one and go on from here.",
            )
            return redirect(self.url)
        take_answers(self.request.POST, self.seen, self.decisions)
        self.waiting.answers = self.decisions.to_json()
        self.waiting.save(update_fields=["answers"])
        return self.carry_out() if "apply" in self.request.POST else self.go_on()

    def is_of_this_plan(self):
        return self.request.POST.get("version") == str(self.waiting.version)

    def go_on(self):
        groups = Groups(self.seen, self.decisions)
        part, place = self.request.POST.get("part", "1"), ""
        for group in groups.all:
            if group.key == self.request.POST.get("group"):
                part, place = group.first_page, f"#{group.key}"
        part = self.request.POST.get("go", part)
        return redirect(f"{self.url}?{urlencode({'part': part})}{place}")

    def carry_out(self):
        if steps.needs_another_plan(self.seen, self.decisions):
            messages.info(
                self.request,
                "Your answers are in the plan now. Look at what they change, then "
                "import.",
            )
            return redirect(self.url)
        return self.streamed("Importing", self.carried_out())

    def streamed(self, title, pieces):
        context = {**self.base(), "title": title}
        return streamed(self.request, context, told(pieces, self.url))

    def planned(self):
        yield READING
        try:
            for progress in steps.planning(self.waiting):
                yield step(f"Looking at {progress.total:,} entries …", progress)
        except steps.TooManyEntries as error:
            self.waiting.discard()
            again = reverse("admin:publications_importrun_add")
            yield failed(too_many(error, self.waiting), again)
            return
        yield onward(self.url, "See the plan")

    def carried_out(self):
        yield READING
        by = self.request.user.get_username()
        try:
            for progress in steps.carrying_out(self.waiting, by):
                said = f"Importing {progress.total:,} {progress.what} …"
                yield step(said, progress)
        except steps.PlanChanged:
            yield from self.planned()
            return
        # Else the next visitor who searches would wait for it.
        refresh()
        self.waiting.refresh_from_db()
        logger.info("%s", told_done(self.waiting), extra={"request": self.request})
        yield onward(f"{self.url}?done", "See the report")

    def base(self):
        return {
            **self.model_admin.admin_site.each_context(self.request),
            "opts": self.model_admin.opts,
            "waiting": self.waiting,
            "name": str(self.waiting),
        }

    def context(self):
        groups = Groups(self.seen, self.decisions)
        page, shown = groups.page(self.request.GET.get("part"))
        problems = list(problems_of(self.seen))
        outcomes = [line.outcome for line in self.seen.lines]
        return {
            **self.base(),
            "title": "Import: the plan",
            "groups": groups.all,
            "page": page,
            "shown": shown,
            "count": groups.count(),
            "changed": len(self.seen.changed),
            "unchanged": outcomes.count(Outcome.UNCHANGED),
            "total": len(outcomes),
            "problems": problems[:MAX_PROBLEMS],
            "more_problems": max(0, len(problems) - MAX_PROBLEMS),
            "warnings": warnings_of(self.seen),
            "has_files": self.waiting.files.count() > 1,
        }


def problems_of(seen):
    """Those of the files, all errors, and what else no entry below says."""
    for remark in seen.remarks:
        yield remark.file, remark.problem
    for line in seen.lines:
        for problem in line.problems:
            is_below = line.outcome is not Outcome.UNCHANGED
            if problem.severity == "error" or not (is_below or is_remark(problem)):
                yield line.file, problem


def warnings_of(seen):
    """How many stand with the entries below."""
    below = (line for line in seen.lines if line.outcome is not Outcome.UNCHANGED)
    return sum(p.severity == "warning" for line in below for p in line.problems)


def is_remark(problem):
    return problem.severity == "info"


def too_many(error, waiting):
    return (
        f"There are {error.args[0]:,} entries; at most {steps.MAX_ENTRIES:,} fit here. "
        f"{by_command(str(waiting))}"
    )
