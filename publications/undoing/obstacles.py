"""What stands in the way of undoing a deed, in words: what was built on it since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from reversion.models import Version

from publications.batches import batches
from publications.history import listed
from publications.models import Author, Deed, Publication
from publications.models.deed import moment

from .standing import Standing

MODELS: dict[str, type[models.Model]] = {
    "work": Publication,
    "people": Publication,
    "author": Author,
}


@dataclass(frozen=True)
class Obstacle:
    """`record`, called `name`, and what is the matter with it. It may be another deed,
    which has to be undone first; of what is gone there is none."""

    name: str
    said: str
    record: models.Model | None = None

    def __str__(self) -> str:
        return f"“{self.name}” {self.said}"


def obstacles(deed: Deed) -> list[Obstacle]:
    return list(told(Standing(deed)))


def told(standing: Standing) -> Iterator[Obstacle]:
    for deed, touched in standing.later.items():
        names = [
            name for thing in MODELS for name in names_of(MODELS[thing], touched[thing])
        ]
        said = (
            f"of {moment(deed.done)} has changed {some_of(names)} since: undo it first"
        )
        yield Obstacle(str(deed), said, deed)
    for thing in MODELS:
        explained = set().union(*(t[thing] for t in standing.later.values()))
        yield from edits(standing, thing, standing.edited[thing] - explained)


def edits(standing: Standing, thing: str, keys: set[int]) -> Iterator[Obstacle]:
    rows = {}
    for batch in batches(sorted(keys)):
        rows |= MODELS[thing].objects.in_bulk(batch)
    last = last_edits(MODELS[thing], keys, standing.deed)
    for key in sorted(keys):
        row = rows.get(key)
        if row is None:
            yield Obstacle(named(standing, thing, key), "was deleted since")
        elif thing != "people" and not standing.was_left(thing, key):
            yield Obstacle(str(row), "is there again", row)
        else:
            what = "has other people since" if thing == "people" else "was edited"
            yield Obstacle(str(row), f"{what}{last.get(key, '')}", row)


def named(standing: Standing, thing: str, key: int) -> str:
    before = standing.row_before(thing, key)
    if not before:
        return "A work" if MODELS[thing] is Publication else "An author"
    model = MODELS[thing]
    known = {field.attname for field in model._meta.concrete_fields}
    return str(model(**{name: v for name, v in before.items() if name in known}))


def last_edits(
    model: type[models.Model], keys: Iterable[int], deed: Deed
) -> dict[int, str]:
    """Who edited each since, and when, where that was kept."""
    found = {}
    versions = Version.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        revision__date_created__gt=deed.done,
        revision__user__isnull=False,
    ).order_by("revision__date_created")
    columns = ("object_id", "revision__date_created", "revision__user__username")
    for batch in batches(keys):
        rows = versions.filter(object_id__in=map(str, batch)).values_list(*columns)
        for pk, when, by in rows:
            found[int(pk)] = f" on {moment(when)} by {by}"
    return found


def names_of(model: type[models.Model], keys: set[int]) -> list[str]:
    """Three of them are enough, and for the rest their number."""
    some = sorted(keys)[:3]
    names = [f"“{row}”" for row in model.objects.filter(pk__in=some)]
    return names + ["" for _ in range(len(keys) - len(names))]


def some_of(names: list[str]) -> str:
    shown = [name for name in names if name][:3]
    rest = len(names) - len(shown)
    if not shown:
        return f"{rest} of its works" if rest > 1 else "one of its works"
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return listed(shown)
