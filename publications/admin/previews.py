"""From the form of a work to its preview, and from there to its publication."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from publications.history import recorded
from publications.models import Publication
from publications.previewing import address_of

from .sharing import share_page


class PreviewAdmin:
    """What a preview needs of the desk."""

    def get_urls(self):
        publish = path(
            "<int:pk>/publish/",
            self.admin_site.admin_view(require_POST(self.publish_one)),
            name="publications_publication_publish",
        )
        share = path(
            "<int:pk>/share/",
            self.admin_site.admin_view(self.share),
            name="publications_publication_share",
        )
        return [publish, share, *super().get_urls()]

    def share(self, request, pk):
        return share_page(request, self, self.to_change(request, pk))

    def publish_one(self, request, pk):
        work = self.to_change(request, pk)
        works = Publication.objects.filter(pk=work.pk)
        with recorded([work], request.user, "Published from its preview"):
            works.update(status=Publication.Status.PUBLISHED, modified=timezone.now())
        return redirect(work)

    def to_change(self, request, pk):
        work = get_object_or_404(Publication, pk=pk)
        if not self.has_change_permission(request, work):
            raise PermissionDenied("This account may not change works.")
        return work

    def render_change_form(self, request, context, obj=None, **kwargs):
        is_draft = obj and not obj.is_published()
        context["preview_address"] = address_of(obj) if is_draft else ""
        return super().render_change_form(request, context, obj=obj, **kwargs)
