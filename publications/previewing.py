"""Where a draft is seen before it is published: by whoever may edit it, and through
links that end. No public page looks here."""

from datetime import timedelta

from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from .models import PreviewLink, Publication

# A sign that no address has to write otherwise.
signer = Signer(sep=".", salt="publications.previewing")


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
