"""Drafts as they will look, for those who may see them. These are addresses of their
own: the public pages know nothing of who is signed in."""

import re

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import TemplateView, View

from publications import sharing
from publications.listing import Pages
from publications.media import serve_stored
from publications.models import Publication
from publications.previewing import Preview, found_by, open_links

NUMBER = re.compile(r"[1-9][0-9]{0,17}")


class PreviewMixin:
    """Answers to whoever is signed in, by the number of a work, and to whoever has a
    link that has not ended, by its signed number."""

    http_method_names = ["get", "head"]

    def dispatch(self, request, key, **kwargs):
        if NUMBER.fullmatch(key):
            look = admin.site.admin_view(self.look_as_owner)
            # Less would hide from the button “Publish” where it was pressed.
            return apart(look(request, key, **kwargs), "same-origin")
        return apart(self.look_by_link(request, key, **kwargs), "no-referrer")

    def look_as_owner(self, request, key, **kwargs):
        desk = admin.site.get_model_admin(Publication)
        if not desk.has_view_permission(request):
            raise PermissionDenied("This account may not see works.")
        work = get_object_or_404(Publication, pk=key)
        preview = Preview(
            work,
            key,
            is_shared=bool(open_links(work)),
            can_change=desk.has_change_permission(request, work),
        )
        return self.look(request, preview, **kwargs)

    def look_by_link(self, request, key, **kwargs):
        try:
            link = found_by(key)
        except BadSignature as error:
            raise Http404("No such link was ever made.") from error
        if not link or not (link.is_open() or link.publication.is_published()):
            return render(request, "publications/preview_ended.html", status=410)
        preview = Preview(link.publication, key, until=link.until)
        return self.look(request, preview, **kwargs)

    def look(self, request, preview, **kwargs):
        if preview.work.is_published():
            return redirect(preview.work)
        self.preview = preview
        return super().dispatch(request, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(preview=self.preview, **kwargs)


def apart(response, referrer_policy):
    """Neither kept by anybody, nor found, nor told to where its links lead."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = referrer_policy
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


class WorkPreviewView(PreviewMixin, TemplateView):
    template_name = "publications/publication_detail.html"

    def get_context_data(self, **kwargs):
        work = Publication.objects.for_display().get(pk=self.preview.work.pk)
        self.preview.show(work)
        works = Publication.objects.as_if_published(work)
        return super().get_context_data(work=work, **works.around(work), **kwargs)


class ListPreviewView(PreviewMixin, TemplateView):
    """The page of the list on which the draft will stand."""

    template_name = "publications/preview_list.html"

    def get_context_data(self, **kwargs):
        draft = self.preview.work
        pages = Pages(Publication.objects.as_if_published(draft))
        place = list(pages.object_list).index((draft.pk,))
        groups = pages.groups(place // pages.per_page + 1)
        works = [line.work for group in groups for line in group.lines]
        Publication.objects.complete(works)
        for work in works:
            self.preview.show(work)
        return super().get_context_data(
            work=draft,
            groups=groups,
            total=pages.count,
            has_equal_authors=any(work.has_equal_authors() for work in works),
            **kwargs,
        )


class CardPreviewView(PreviewMixin, View):
    def get(self, request):
        works = Publication.objects.with_people_and_places()
        work = works.get(pk=self.preview.work.pk)
        return sharing.answer(request, *sharing.work_picture(work))


class FilePreviewView(PreviewMixin, View):
    """A paper, talk … of the draft."""

    def get(self, request, name):
        for link in self.preview.work.links.all():
            if link.file and link.file_name() == name:
                return serve_stored(request, link.file.name, filename=name)
        raise Http404("No file of this draft is called so.")
