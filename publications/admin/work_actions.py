"""What is done to many works at once."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.template.response import TemplateResponse

from publications.citing import bibliography
from publications.forms import TopicsField
from publications.history import listed, recorded
from publications.models import Publication, Topic

from .marks import MARKS

TOPICS_TEMPLATE = "admin/publications/publication/topics_of_many.html"
Tagging = Publication.topics.through
BATCH = 2000
# Of all works, so many are named before they are changed.
SHOWN = 10


def marking(name):
    """The action that puts this mark on all that were chosen."""
    mark = MARKS[name]

    def act(self, request, works):
        count = mark.put_on(frozen(works), request.user)
        messages.success(request, mark.said_of_many(count))

    act.__name__ = name
    return admin.action(act, description=mark.label, permissions=["change"])


class ManyWorksAdmin:
    actions = [*MARKS, "add_topics", "remove_topics", "export"]

    publish = marking("publish")
    make_draft = marking("make_draft")
    select = marking("select")
    deselect = marking("deselect")

    def get_actions(self, request):
        """What can't be taken back comes last."""
        actions = super().get_actions(request)
        if delete := actions.pop("delete_selected", None):
            actions["delete_selected"] = delete
        return actions

    @admin.action(description="Add topics …", permissions=["change"])
    def add_topics(self, request, works):
        form = AddTopicsForm(request.POST if "sent" in request.POST else None)
        return self.change_topics(request, works, form, "added to")

    @admin.action(description="Remove topics …", permissions=["change"])
    def remove_topics(self, request, works):
        form = RemoveTopicsForm(request.POST if "sent" in request.POST else None)
        form.offer_those_of(works)
        if form.fields["topics"].queryset:
            return self.change_topics(request, works, form, "removed from")
        messages.warning(request, f"There is no topic on {number_of(works.count())}.")
        return None

    def change_topics(self, request, works, form, done):
        if not form.is_valid():
            return self.ask_for_topics(request, works, form)
        chosen = frozen(works)
        with recorded(chosen, request.user, form.title):
            topics = form.save(chosen)
            chosen.touch()
        told = f"{named(topics)} {done} {number_of(chosen.count())}."
        messages.success(request, told)
        return None

    def ask_for_topics(self, request, works, form):
        is_across = request.POST.get("select_across") == "1"
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": form.title,
            "form": form,
            "action": form.action,
            "is_across": is_across,
            "works": works[:SHOWN] if is_across else works,
            "number": works.count(),
            "known": Topic.objects.all(),
        }
        return TemplateResponse(request, TOPICS_TEMPLATE, context)

    @admin.action(description="Export as BibTeX", permissions=["view"])
    def export(self, request, works):
        """Drafts, too: it is the owner who asks."""
        found = frozen(works).newest_first().for_display().iterator(chunk_size=500)
        headers = {"Content-Disposition": 'attachment; filename="works.bib"'}
        kind = "application/x-bibtex; charset=utf-8"
        return HttpResponse(bibliography(found), content_type=kind, headers=headers)


class AddTopicsForm(forms.Form):
    title, action = "Add topics", "add_topics"

    topics = TopicsField(
        help_text="Separated by commas: Systems, Machine learning. A topic that is "
        "not there yet is made."
    )

    def clean_topics(self):
        if topics := self.cleaned_data["topics"]:
            return topics
        raise ValidationError("Write at least one topic.")

    def save(self, works):
        topics = self.cleaned_data["topics"]
        for topic in topics:
            if topic.pk is None:
                topic.save()
        have = Tagging.objects.filter(topic__in=topics)
        have = set(have.values_list("publication", "topic"))
        pks = works.values_list("pk", flat=True)
        wanted = {(pk, topic.pk) for pk in pks for topic in topics} - have
        rows = [Tagging(publication_id=pk, topic_id=topic) for pk, topic in wanted]
        Tagging.objects.bulk_create(rows, BATCH)
        return topics


class RemoveTopicsForm(forms.Form):
    title, action = "Remove topics", "remove_topics"

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one topic."},
    )

    def offer_those_of(self, works):
        found = Tagging.objects.filter(publication__in=works.order_by().values("pk"))
        topics = Topic.objects.filter(pk__in=found.values("topic"))
        self.fields["topics"].queryset = topics

    def save(self, works):
        topics = list(self.cleaned_data["topics"])
        Tagging.objects.filter(topic__in=topics, publication__in=works).delete()
        return topics


def frozen(works):
    """The same ones, whatever a change does to what they were found by."""
    pks = list(works.order_by().values_list("pk", flat=True))
    return Publication.objects.filter(pk__in=pks)


def number_of(count):
    return "1 work" if count == 1 else f"{count} works"


def named(topics):
    names = listed([f"“{topic}”" for topic in topics])
    return f"The topic {names} was" if len(topics) == 1 else f"The topics {names} were"
