"""How what a deed has touched stands today, held against how it was left."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from publications.models import Deed

from .parts import PARTS, THINGS, Part, things_with

# Numbers of rows, by things.
Keys = dict[str, set[int]]
# What other works may use by now: it stays where they do, or where it was edited.
SHARED = ("author", "venue", "topic")


class Standing:
    def __init__(self, deed: Deed):
        self.deed = deed
        self.before = deed.before
        self.after = deed.after
        self.changed = keys_of(self.after["changed"])
        self.made = keys_of(self.after["made"])
        self.then = {
            name: by_number(part["digests"])
            for name, part in self.after["parts"].items()
        }

    @cached_property
    def now(self) -> dict[str, dict[int, str]]:
        return {name: self.digests(PARTS[name]) for name in self.then}

    def digests(self, part: Part) -> dict[int, str]:
        kept = self.after["parts"][part.name]["columns"]
        # A column that there is no longer says nothing.
        columns = [name for name in kept if name in part.columns]
        return part.digests(self.touched(part), columns)

    def touched(self, part: Part) -> set[int]:
        found = (self.changed[thing] | self.made[thing] for thing in things_with(part))
        return set().union(*found)

    @cached_property
    def unlike(self) -> Keys:
        """Those that are no longer as the deed left them."""
        return {thing: set(self.unlike_of(thing)) for thing in THINGS}

    def unlike_of(self, thing: str) -> Iterator[int]:
        parts = [part.name for part in THINGS[thing] if part.name in self.then]
        for key in self.changed[thing] | self.made[thing]:
            if any(self.then[p].get(key) != self.now[p].get(key) for p in parts):
                yield key

    @cached_property
    def edited(self) -> Keys:
        """Those of them that undoing would take something from."""
        return {
            thing: {key for key in keys if self.matters(thing, key)}
            for thing, keys in self.unlike.items()
        }

    def matters(self, thing: str, key: int) -> bool:
        """What was made and is gone does not, nor what just stays."""
        if key not in self.made[thing]:
            return True
        return thing not in SHARED and self.is_there(thing, key)

    @cached_property
    def later(self) -> dict[Deed, Keys]:
        """The later deeds that touched the same and are not undone, the last first."""
        deeds = Deed.objects.filter(undone=None, pk__gt=self.deed.pk).order_by("-pk")
        found = {}
        for deed in deeds.defer("packed_before").iterator():
            touched = self.touched_by(deed.after)
            if any(touched.values()):
                found[deed] = touched
        return found

    def touched_by(self, after: dict[str, Any]) -> Keys:
        changed, made = keys_of(after["changed"]), keys_of(after["made"])
        found: Keys = {}
        for thing, parts in THINGS.items():
            own = self.changed[thing]
            own = own if thing in SHARED else own | self.made[thing]
            alike = [t for t, others in THINGS.items() if set(parts) & set(others)]
            found[thing] = own & set().union(*(changed[t] | made[t] for t in alike))
        return found

    @cached_property
    def in_the_way(self) -> Keys:
        return {
            thing: self.edited[thing].union(*(t[thing] for t in self.later.values()))
            for thing in THINGS
        }

    def is_there(self, thing: str, key: int) -> bool:
        return key in self.now[THINGS[thing][0].name]

    def was_left(self, thing: str, key: int) -> bool:
        return key in self.then[THINGS[thing][0].name]

    def row_before(self, thing: str, key: int) -> dict[str, Any]:
        part = THINGS[thing][0].name
        rows = self.before["rows"][part].get(str(key)) or [[]]
        return dict(zip(self.before["columns"][part], rows[0], strict=False))


def keys_of(found: dict[str, list[int]]) -> Keys:
    return {thing: set(found.get(thing, ())) for thing in THINGS}


def by_number(found: dict[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in found.items()}
