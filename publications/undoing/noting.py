"""What is about to be changed, noted down so that all of it can be undone as one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from publications.models import Deed
from publications.models.deed import packed

from .parts import PARTS, THINGS, Part, Rows, things_with

# Rows that others point to, by the column that does: without them these could not be
# brought back.
NEEDED = {"author_id": "author", "venue_id": "venue", "topic_id": "topic"}


class Note:
    """It keeps the rows of what is changed, and the numbers of what is made."""

    def __init__(self):
        self.before: dict[str, Rows] = {name: {} for name in PARTS}
        self.changed: dict[str, set[int]] = {name: set() for name in THINGS}
        self.made: dict[str, set[int]] = {name: set() for name in THINGS}

    def changing(self, thing: str, keys: Iterable[int]) -> None:
        """To be called before the first of their changes."""
        keys = set(keys) - self.made[thing] - self.changed[thing]
        self.changed[thing] |= keys
        for part in THINGS[thing] if keys else ():
            self.before[part.name] |= part.rows(keys, part.columns)

    def making(self, thing: str, rows: Iterable[models.Model]) -> None:
        """To be called once they have their numbers."""
        self.made[thing].update(row.pk for row in rows)

    def keep(self, kind: str, label: str, by: str = "") -> Deed | None:
        """The deed, once all is done; None where nothing was."""
        if not any([*self.changed.values(), *self.made.values()]):
            return None
        limit = Deed._meta.get_field("label").max_length
        return Deed.objects.create(
            kind=kind,
            label=label if len(label) <= limit else label[: limit - 1] + "…",
            by=by,
            done=timezone.now(),
            packed_before=packed(self.rows_before()),
            packed_after=packed(self.after()),
        )

    def rows_before(self) -> dict[str, Any]:
        return {
            "columns": {part.name: part.columns for part in PARTS.values()},
            "rows": self.before,
            "needed": self.needed(),
        }

    def needed(self) -> dict[str, Rows]:
        found = {}
        for column, name in NEEDED.items():
            keys = set(self.values_before(column)) - self.before[name].keys()
            found[name] = PARTS[name].rows(keys, PARTS[name].columns)
        return found

    def values_before(self, column: str) -> Iterator[int]:
        for name, found in self.before.items():
            part = PARTS[name]
            if column in part.columns and column != part.key:
                place = part.columns.index(column)
                rows = (row for rows in found.values() for row in rows)
                yield from (row[place] for row in rows if row[place])

    def after(self) -> dict[str, Any]:
        return {
            "changed": {name: sorted(keys) for name, keys in self.changed.items()},
            "made": {name: sorted(keys) for name, keys in self.made.items()},
            "parts": {
                part.name: {
                    "columns": part.content,
                    "digests": part.digests(self.touched(part), part.content),
                }
                for part in PARTS.values()
                if part.content
            },
        }

    def touched(self, part: Part) -> set[int]:
        found = (self.changed[thing] | self.made[thing] for thing in things_with(part))
        return set().union(*found)


@contextmanager
def noted(kind: str, label: str, by: str = "") -> Iterator[Note]:
    """All that is done within is one deed, which the note has as `deed` afterwards."""
    note = Note()
    with transaction.atomic():
        yield note
        note.deed = note.keep(kind, label, by)
