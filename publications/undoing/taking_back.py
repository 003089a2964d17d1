"""A deed undone: what it made goes, and what it changed is as it was before."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from publications.batches import batches
from publications.history import recorded
from publications.models import Author, Deed, Publication, Topic, Venue
from publications.slugs import free_slug

from .obstacles import Obstacle, told
from .outcome import InTheWay, Undone
from .parts import PARTS, THINGS, WORK, Part, present, things_with
from .standing import Standing
from .writing import insert, update

USES = {
    "author": (Author, "authorships"),
    "venue": (Venue, "appearances"),
    "topic": (Topic, "publications"),
}


def undo(deed: Deed, by: Any = None, *, partly: bool = False) -> Undone:
    """All of it or nothing; `partly` leaves what stands in the way as it is. `by` is an
    account."""
    try:
        with transaction.atomic():
            # Whoever else wants to undo it waits, and then finds it undone.
            deed = Deed.objects.select_for_update().get(pk=deed.pk)
            if deed.undone:
                raise InTheWay([Obstacle(str(deed), "is undone already", deed)])
            return undo_locked(deed, by, partly)
    except IntegrityError as error:
        said = (
            "can't be undone: something that was made since has an address, a citation "
            "key or a name that would come back"
        )
        raise InTheWay([Obstacle(str(deed), said, deed)]) from error


def undo_locked(deed: Deed, by: Any, partly: bool) -> Undone:
    standing = Standing(deed)
    partly = partly and deed.kind == Deed.Kind.IMPORT
    if not partly and (found := list(told(standing))):
        raise InTheWay(found)
    back = TakingBack(standing)
    works = [Publication(pk=pk) for pk in back.free_works()]
    authors = [Author(pk=pk) for pk in back.free("changed", "author")]
    said = f"Undone: {deed}"
    with recorded(works, by, said), recorded(authors, by, said):
        undone = back.run()
    deed.undone = timezone.now()
    deed.undone_by = by.get_username() if by else ""
    deed.save(update_fields=["undone", "undone_by"])
    return undone


class TakingBack:
    def __init__(self, standing: Standing):
        self.standing = standing
        self.columns = standing.before["columns"]
        self.rows = standing.before["rows"]

    def run(self) -> Undone:
        standing, undone = self.standing, Undone()
        made = standing.made["work"] - standing.in_the_way["work"]
        undone.removed["work"] = removed(Publication, made)
        self.bring_back_needed()
        for part in reversed(PARTS.values()):
            self.take_away(part)
        for part in PARTS.values():
            self.put_back(part)
        for thing in USES:
            undone.removed[thing] = self.remove_unused(thing)
        for thing in THINGS:
            undone.restored[thing] = len(self.free("changed", thing))
        works = self.free("changed", "people")
        for batch in batches(works):
            Publication.objects.filter(pk__in=batch).touch()
        undone.left = len(standing.in_the_way["work"])
        return undone

    def free_works(self) -> set[int]:
        return self.free("changed", "work") | self.free("changed", "people")

    def free(self, kind: str, thing: str) -> set[int]:
        """What nothing stands in the way of."""
        return getattr(self.standing, kind)[thing] - self.standing.in_the_way[thing]

    def keys(self, part: Part) -> set[int]:
        return set().union(*(self.free("changed", t) for t in things_with(part)))

    def before(self, part: Part) -> tuple[list[str], list[list[Any]]]:
        """The rows of the part as they were, in the columns that there still are."""
        kept, keys = self.columns[part.name], self.keys(part)
        columns = [name for name in kept if name in part.columns]
        places = [kept.index(name) for name in columns]
        found = self.rows[part.name].items()
        rows = [row for key, rows in found if int(key) in keys for row in rows]
        return columns, [[row[place] for place in places] for row in rows]

    def take_away(self, part: Part) -> None:
        """The rows that were not there before. Those of things that were made go with
        these, and what only lacked some columns stays."""
        if part.only or part.is_alone:
            return
        columns, rows = self.before(part)
        kept = {row[columns.index("id")] for row in rows}
        for batch in batches(sorted(self.keys(part))):
            there = set(part.of(batch).values_list("pk", flat=True))
            removed(part.model, there - kept)

    def put_back(self, part: Part) -> None:
        columns, rows = self.before(part)
        place = columns.index("id")
        there = present(part.model, (row[place] for row in rows))
        rest = [row for row in rows if row[place] in there]
        update(part.model, columns, with_places_of_today(part, columns, rest))
        if not part.only:
            gone = [row for row in rows if row[place] not in there]
            insert(part.model, columns, gone)

    def bring_back_needed(self) -> None:
        """Authors, venues and topics that are gone since, where rows that come back
        point to them."""
        for name, found in self.standing.before["needed"].items():
            part, columns = PARTS[name], self.columns[name]
            wanted = {int(key) for key in found} & self.pointed_to(f"{name}_id")
            gone = wanted - present(part.model, wanted)
            rows = [row for key in gone for row in found[str(key)]]
            for row in rows:
                place = columns.index("slug")
                row[place] = free_slug(part.model.objects, row[place])
            insert(part.model, columns, rows)

    def pointed_to(self, column: str) -> set[int]:
        found: set[int] = set()
        for part in PARTS.values():
            columns, rows = self.before(part)
            if column in columns and column != part.key:
                place = columns.index(column)
                found.update(row[place] for row in rows if row[place])
        return found

    def remove_unused(self, thing: str) -> int:
        """What it made beside works, unless others use it by now or it was edited."""
        model, uses = USES[thing]
        made = self.standing.made[thing] - self.standing.unlike[thing]
        unused = {
            pk
            for batch in batches(made)
            for pk in model.objects.filter(pk__in=batch, **{uses: None}).values_list(
                "pk", flat=True
            )
        }
        return removed(model, unused)


def with_places_of_today(part: Part, columns: list[str], rows: list[Any]) -> list[Any]:
    """What stood on the front page and still does stays where it was moved to there."""
    if part is not WORK:
        return rows
    pk, place = columns.index("id"), columns.index("position")
    is_selected = columns.index("is_selected")
    keys = [row[pk] for row in rows if row[is_selected]]
    today = {
        work: position
        for batch in batches(keys)
        for work, position in Publication.objects.filter(
            pk__in=batch, is_selected=True
        ).values_list("pk", "position")
    }
    for row in rows:
        row[place] = today.get(row[pk], row[place])
    return rows


def removed(model: type[models.Model], keys: Iterable[int]) -> int:
    keys = list(keys)
    for batch in batches(keys):
        model._default_manager.filter(pk__in=batch).delete()
    return len(keys)
