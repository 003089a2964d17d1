"""The entries that are as they were, and whose works nobody has edited since."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F

from publications.mapping import ReadEntry
from publications.models import Appearance

from .report import WorkName


class Untouched(NamedTuple):
    appearance: int
    work: WorkName


def untouched(entries: Iterable[ReadEntry]) -> dict[str, Untouched]:
    """By the hash of their content, those of `entries` that need no second look."""
    wanted = {entry.content_hash for entry in entries} - {""}
    columns = ("content_hash", "pk", "publication__slug", "publication__title")
    rows = Appearance.objects.exclude(content_hash="").filter(
        publication__modified__lte=F("imported_at")
    )
    return {
        content: Untouched(pk, WorkName(slug, title))
        for content, pk, slug, title in rows.values_list(*columns).iterator()
        if content in wanted
    }
