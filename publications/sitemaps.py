"""What of this app search engines shall know, and when each page has changed."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from .models import Author, Link, Publication, Venue


class Page(NamedTuple):
    """`changed` is None where nothing keeps the time: a list changes with the works
    that leave it."""

    path: str
    changed: datetime | None = None


def pages() -> Iterator[Page]:
    yield Page(reverse("publications:list"))
    yield from works()
    yield from papers()
    yield from registries()


def works() -> Iterator[Page]:
    found = Publication.objects.published().newest_first()
    for slug, changed in found.values_list("slug", "modified").iterator():
        yield Page(reverse("publications:detail", args=[slug]), changed)


def papers() -> Iterator[Page]:
    """The PDFs that are there; a row whose file is gone leads nowhere."""
    published = Publication.objects.published()
    links = Link.objects.filter(publication__in=published, file__iendswith=".pdf")
    columns = ("publication__slug", "file", "name")
    for link in links.select_related("publication").only(*columns).iterator():
        try:
            changed = link.file.storage.get_modified_time(link.file.name)
        except OSError:
            continue
        yield Page(link.get_absolute_url(), changed)


def registries() -> Iterator[Page]:
    """The authors and venues of whose works any is published."""
    published = Publication.objects.published()
    for model, lookup in (
        (Author, "authorships__author"),
        (Venue, "appearances__venue"),
    ):
        found = model.objects.filter(pk__in=published.values(lookup))
        for row in found.only("slug").iterator():
            yield Page(row.get_absolute_url())
