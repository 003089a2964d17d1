"""What undoing a deed would do, to be read before it is done."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import models

from publications.models import Deed

from .obstacles import MODELS, Obstacle, named, told
from .parts import present
from .standing import Standing

# So many of each kind are named.
NAMED = 12

Found = list[tuple[str, models.Model | None]]


@dataclass
class Names:
    """The first of them, with their records where they are there, and the number of
    all."""

    shown: Found
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.shown)


@dataclass
class Foreseen:
    """What goes, what becomes as it was, and what comes back."""

    obstacles: list[Obstacle]
    going: Names
    changing: Names
    returning: Names

    @property
    def is_something(self) -> bool:
        return any(n.number for n in (self.going, self.changing, self.returning))


def foreseen(deed: Deed) -> Foreseen:
    standing = Standing(deed)
    changing, returning = [], []
    for thing, model in MODELS.items():
        keys = standing.changed[thing] - standing.in_the_way[thing]
        there = present(model, keys)
        changing.append((thing, there))
        returning.append((thing, keys - there))
    made = standing.made["work"] - standing.in_the_way["work"]
    going = [("work", present(MODELS["work"], made))]
    return Foreseen(
        list(told(standing)),
        *(names(standing, found) for found in (going, changing, returning)),
    )


def names(standing: Standing, found: Collection[tuple[str, set[int]]]) -> Names:
    shown = [line for pair in found for line in lines(standing, *pair)]
    return Names(shown[:NAMED], sum(len(keys) for _, keys in found))


def lines(standing: Standing, thing: str, keys: Iterable[int]) -> Found:
    first = sorted(keys)[:NAMED]
    there = MODELS[thing]._default_manager.in_bulk(first)
    return [
        (str(there[k]) if k in there else named(standing, thing, k), there.get(k))
        for k in first
    ]
