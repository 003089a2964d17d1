"""Entries that got another key in their file since it was imported last."""

import os
from collections.abc import Sequence
from functools import cached_property

from publications.mapping import Draft, ReadEntry
from publications.models import ImportRun

from .matching import WorkIndex
from .works import Place, Work


class Renamed:
    """Knows the keys that a file had and has no longer.

    Only those of the same file: another may well have the same works by other keys.
    """

    def __init__(self, index: WorkIndex, entries: Sequence[ReadEntry]):
        self.index = index
        self.keys: dict[str, set[str]] = {}
        for entry in entries:
            self.keys.setdefault(entry.file, set()).add(entry.entry.key)
        self.gone: dict[str, set[str]] = {}
        self.by_body: dict[str, dict[str, Place]] = {}

    def with_same_body(self, draft: Draft) -> Place | None:
        """The place of an entry that was this one word for word, but for its key."""
        if draft.file not in self.by_body:
            self.by_body[draft.file] = self.bodies(draft.file)
        place = self.by_body[draft.file].get(body(draft.source))
        return None if place and place.is_claimed else place

    def in_work(self, draft: Draft, work: Work) -> Place | None:
        """The like, where more than the key was changed: it came out as this did."""
        gone = self.gone_of(draft.file)
        places = (p for p in work.places if p.source_key in gone and not p.is_claimed)
        return next((place for place in places if came_out_alike(place, draft)), None)

    def bodies(self, file: str) -> dict[str, Place]:
        known = (self.index.by_key.get(key, []) for key in self.gone_of(file))
        places = self.index.places([row for rows in known for row in rows])
        return {body(place.appearance.bibtex): place for place in places}

    def gone_of(self, file: str) -> set[str]:
        if file not in self.gone:
            self.gone[file] = self.keys_before(file) - self.keys[file]
        return self.gone[file]

    def keys_before(self, file: str) -> set[str]:
        run = self.last_runs.get(os.path.abspath(file)) or self.last_runs.get(file)
        if not run:
            return set()
        lines = ImportRun.objects.values_list("lines", flat=True).get(pk=run)
        return {line.get("key", "") for line in lines}

    @cached_property
    def last_runs(self) -> dict[str, int]:
        """The number of each file's last run, by its path or else its name."""
        rows = ImportRun.objects.standing().order_by("started", "pk")
        rows = rows.values_list("pk", "file", "path")
        return {path or file: pk for pk, file, path in rows}


def body(source: str) -> str:
    """The entry without its head, `@article{smith2020,`."""
    return source.partition(",")[2].strip()


def came_out_alike(place: Place, draft: Draft) -> bool:
    there = place.appearance
    return (there.kind, there.year) == (draft.kind, draft.year)
