"""The entries that are as they were, and whose works nobody has edited since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.db.models.fields.json import KeyTransform

from publications.bibtex import Problem
from publications.mapping import Draft, ReadEntry
from publications.models import Appearance

from .media import Media
from .report import WorkName


@dataclass(slots=True)
class Untouched:
    """`again` is what the last import has put aside, as `again` makes it."""

    appearance: int
    work: WorkName
    again: dict[str, Any] = field(default_factory=dict)

    def problems(self, entry: ReadEntry) -> tuple[Problem, ...]:
        """Those of reading it today, and those found when it was last looked at."""
        key, start = entry.entry.key, entry.entry.line
        said = self.again.get("said", ())
        found = (Problem(start + p[0], p[1], p[2], key, *p[3:]) for p in said)
        return (*entry.problems, *found)

    def has_same_files(self, media: Media) -> bool:
        return all(
            media.state(name, is_picture=is_picture) == state
            for name, is_picture, state in self.again.get("files", ())
        )


def untouched(entries: Sequence[ReadEntry], media: Media) -> dict[str, Untouched]:
    """By the hash of their content, those of `entries` that need no second look."""
    wanted = {entry.content_hash for entry in entries}
    columns = ("content_hash", "pk", "publication__slug", "publication__title")
    rows = Appearance.objects.exclude(content_hash="").filter(
        publication__modified__lte=F("imported_at")
    )
    rows = rows.values_list(*columns, KeyTransform("again", "imported"))
    found = {
        content: Untouched(pk, WorkName(slug, title), again or {})
        for content, pk, slug, title, again in rows.iterator()
        if content in wanted
    }
    for entry in entries:
        known = found.get(entry.content_hash)
        if known and not known.has_same_files(media.of(entry.file)):
            del found[entry.content_hash]
    return found


def again(draft: Draft, problems: Iterable[Problem], media: Media) -> dict[str, Any]:
    """What the next import of the same entry has to look at, and to say again: the
    state of its files and pictures, and `problems`, their lines counted from its own.

    As JSON, and only what there is.
    """
    said = [
        [p.line - draft.line, p.severity, p.message, p.column, p.field]
        for p in problems
    ]
    names = [(link.target, False) for link in draft.links if link.is_file]
    names += [(draft.picture, True)] if draft.picture else []
    files = [[*name, media.state(name[0], is_picture=name[1])] for name in names]
    return {k: v for k, v in (("said", said), ("files", files)) if v}
