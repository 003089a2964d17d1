"""A form as it will look once it is saved: saved, shown, and taken back."""

from django.contrib.messages import get_messages
from django.db import transaction
from django.shortcuts import render
from django.utils import translation

from publications.models import Link, Publication
from publications.models.link import stored_name
from publications.previewing import UnsavedPreview

BUTTON = "_preview"
TEMPLATE = "publications/publication_detail.html"


class UnsavedAdmin:
    """Shows what is in the form of a work when it is sent by the button “Preview”.

    All is as in saving, up to what is stored in the database, and never comes to be.
    Files are left out, as nothing takes them back.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        form = (object_id, form_url, extra_context)
        if not is_preview(request):
            return super().changeform_view(request, *form)
        with transaction.atomic():
            response = super().changeform_view(request, *form)
            if not getattr(response, "is_rendered", True):
                response.render()
            transaction.set_rollback(True)
        # Of what has been done, and was taken back.
        list(get_messages(request))
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def save_form(self, request, form, change):
        work = super().save_form(request, form, change)
        if is_preview(request) and work.thumbnail and not work.thumbnail._committed:
            former = form.initial.get("thumbnail")
            work.thumbnail = former.name if former else ""
            request.lacks_picture = True
        return work

    def save_formset(self, request, form, formset, change):
        if is_preview(request) and formset.model is Link:
            for row in formset.forms:
                leave_out_file(row.instance, form.instance)
        super().save_formset(request, form, formset, change)

    def response_add(self, request, obj, post_url_continue=None):
        if is_preview(request):
            return shown(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if is_preview(request):
            return shown(request, obj)
        return super().response_change(request, obj)

    def render_change_form(self, request, context, **kwargs):
        context["is_preview_refused"] = is_preview(request)
        return super().render_change_form(request, context, **kwargs)


def is_preview(request):
    return request.method == "POST" and BUTTON in request.POST


def leave_out_file(link, work):
    if link.file and not link.file._committed:
        link.publication = work
        link.file.name = stored_name(link, link.file.name)
        link.file._committed = True


def shown(request, saved):
    work = Publication.objects.for_display().get(pk=saved.pk)
    preview = UnsavedPreview(work, getattr(request, "lacks_picture", False))
    preview.show(work)
    works = Publication.objects.as_if_published(work)
    context = {"work": work, "preview": preview, **works.around(work)}
    with translation.override(request.language_of_pages()):
        return render(request, TEMPLATE, context)
