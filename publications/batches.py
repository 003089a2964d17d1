"""Many things in batches: a query takes only so many values."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

BATCH = 500

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    things = list(things)
    for start in range(0, len(things), BATCH):
        yield things[start : start + BATCH]
