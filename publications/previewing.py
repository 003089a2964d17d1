"""Where a draft is seen before it is published: by whoever may edit it, and through
links that end. No public page looks here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from .models import PreviewLink, Publication

HERE = "#main"
# A sign that no address has to write otherwise.
signer = Signer(sep=".", salt="publications.previewing")


@dataclass(frozen=True)
class Preview:
    """What the bar above it says: until when the link works that led here, or whether
    others have one. `key` stands for the draft in addresses."""

    work: Publication
    key: str
    until: datetime | None = None
    is_shared: bool = False
    can_change: bool = False

    def show(self, work):
        """Let the ways to the draft, in a list of works, lead to what is shown here."""
        if work.pk == self.work.pk:
            work.shown_at = reverse("previews:work", args=[self.key])
            for link in work.links.all():
                if link.file:
                    args = [self.key, link.file_name()]
                    link.shown_at = reverse("previews:file", args=args)
            show_without_pages(work)


@dataclass(frozen=True)
class UnsavedPreview:
    """Of a form, which is shown and not saved: nothing of it has an address."""

    work: Publication
    lacks_picture: bool = False
    is_unsaved: bool = True

    def show(self, work):
        work.shown_at = HERE
        for link in work.links.all():
            if link.file:
                link.shown_at = HERE
        show_without_pages(work)


def show_without_pages(work):
    """Let authors and venues lead nowhere who have no page until it is published."""
    others = Publication.objects.published().exclude(pk=work.pk)
    for rows, name in (("authorships", "author"), ("appearances", "venue")):
        shown = [getattr(row, name) for row in getattr(work, rows).all()]
        theirs = getattr(work, rows).model.objects.filter(publication__in=others)
        theirs = theirs.filter(**{f"{name}__in": shown})
        seen = set(theirs.values_list(name, flat=True))
        for one in filter(None, shown):
            if one.pk not in seen:
                one.shown_at = HERE


def address_of(work: Publication) -> str:
    """For who is signed in; that of a published work leads on to its page."""
    return reverse("previews:work", args=[work.pk])


def address_by(link: PreviewLink) -> str:
    """For who has been sent it."""
    return reverse("previews:work", args=[signer.sign(link.pk)])


def found_by(key: str) -> PreviewLink | None:
    """None where it has been ended. Raises BadSignature for what was never made."""
    number = signer.unsign(key)
    links = PreviewLink.objects.select_related("publication")
    return links.filter(pk=number).first()


def share(work: Publication, days: int) -> PreviewLink:
    until = timezone.now() + timedelta(days=days)
    return PreviewLink.objects.create(publication=work, until=until)


def open_links(work: Publication) -> list[PreviewLink]:
    return [link for link in work.preview_links.all() if link.is_open()]
