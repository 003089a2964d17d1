"""What a merge asks: the value of which of the two stays."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models

INTO, GONE = "into", "gone"


@dataclass(frozen=True)
class Choice:
    """Both have something here, and it differs; without an answer the one that stays
    keeps its own."""

    name: str
    label: str
    into: Any
    gone: Any


class Refused(Exception):
    """The two can't be made one, for what stands in `refusals`."""


def taken(answers: Collection[str], name: str, into: Any, gone: Any) -> bool:
    """Whether it is the other's that stays: chosen, or alone there."""
    return bool(gone) and (not into or name in answers)


def locked(into: models.Model, gone: models.Model) -> tuple[Any, Any]:
    """Both as they are by now; nobody changes them before the transaction ends. What
    others had saved since they were read would be lost, and come back what is gone."""
    rows = type(into)._default_manager.order_by("pk").select_for_update()
    found = rows.in_bulk([into.pk, gone.pk])
    if len(found) < 2:
        raise Refused
    return found[into.pk], found[gone.pk]
