"""The rows of a record as they once were: changed, made again, taken away."""

from contextlib import suppress

from django.db import IntegrityError, transaction
from django.db.models import CharField, Model, Value
from django.db.models.functions import Cast, Concat

from publications.slugs import first_free

from .files import lost_files
from .states import made
from .wholes import is_told, unique_fields

BATCH = 100


def put_rows(part, record, wanted, shared, notes):
    today = {row.pk: row for row in getattr(record, part.name).all()}
    old = [row for row in (old_row(part, v, shared, notes) for v in wanted) if row]
    gone = today.keys() - {row.pk for row in old}
    Saving(part).delete([today[pk] for pk in gone])
    old = Unshared(part, record, today, notes).settled(old)
    put_back(part, record, today, old)


def old_row(part, values, shared, notes):
    """None where what it needs is gone for good."""
    row = made(part.model, values)
    row.pk = values["pk"]
    for field in part.shared:
        wanted = getattr(row, field.attname)
        setattr(row, field.attname, shared.key(field.related_model, wanted))
        if wanted and getattr(row, field.attname) is None and not field.null:
            notes.left_out(part, f"{field.verbose_name} {wanted}")
            return None
    if lost := lost_files(row):
        notes.lost_file(lost[0], f"the {part.model._meta.verbose_name} “{row}”")
        return None
    return row


def put_back(part, record, today, old):
    elsewhere = taken_keys(part, {row.pk for row in old} - today.keys())
    changed, new = [], []
    for place, row in enumerate(old):
        here = today.get(row.pk)
        if here is None:
            new.append(placed(part, row, record, place))
            row.pk = None if row.pk in elsewhere else row.pk
        elif copied(part, row, here, place):
            changed.append(here)
    set_aside(part, changed)
    Saving(part).save(changed, new)


class Saving:
    """At once, unless the rows have more to do when they are saved or deleted: names
    of files, the date of the work. Of these there are few."""

    def __init__(self, part):
        self.model = part.model
        self.names = [f.name for f in part.fields if is_told(f)] + part.order[:-1]

    def is_plain(self):
        own, plain = self.model, Model
        return (own.save, own.delete) == (plain.save, plain.delete)

    def save(self, changed, new):
        if self.is_plain():
            self.model._default_manager.bulk_update(changed, self.names, BATCH)
            self.model._default_manager.bulk_create(new, BATCH)
            return
        for row in changed:
            row.save()
        for row in new:
            row.save(force_insert=True)

    def delete(self, gone):
        if self.is_plain():
            keys = [row.pk for row in gone]
            self.model._default_manager.filter(pk__in=keys).delete()
            return
        for row in gone:
            row.delete()


def placed(part, row, record, place):
    setattr(row, part.parent, record)
    row.position = place
    return row


def copied(part, row, here, place):
    """Whether `here` had to be changed into `row`, at that place."""
    values = {f.attname: getattr(row, f.attname) for f in part.fields if is_told(f)}
    values |= dict.fromkeys(part.order[:-1], place)
    differing = {n: v for n, v in values.items() if getattr(here, n) != v}
    for name, value in differing.items():
        setattr(here, name, value)
    return bool(differing)


def taken_keys(part, keys):
    """Those that have gone over to another record, as when two were merged."""
    rows = part.model._default_manager.filter(pk__in=keys).order_by()
    return set(rows.values_list("pk", flat=True))


def set_aside(part, rows):
    """Two rows that exchange a value share it for no moment."""
    aside = Concat(Value("~"), Cast("pk", CharField(max_length=20)))
    for field in unique_fields(part.model):
        here = part.model._default_manager.filter(pk__in=[row.pk for row in rows])
        here.update(**{field.name: aside})


def put_carried(part, record, wanted):
    """Of a record that is made again, as far as nothing else has taken their place."""
    for values in wanted:
        row = made(part.model, values)
        setattr(row, part.parent, record)
        for field in part.fields:
            if field.is_relation and is_missing(field, getattr(row, field.attname)):
                setattr(row, field.attname, None)
        with suppress(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def is_missing(field, key):
    return not field.related_model._default_manager.filter(pk=key).exists()


class Unshared:
    """Finds values for the fields that no two rows may share: citation keys."""

    def __init__(self, part, record, today, notes):
        self.part = part
        self.others = part.model._default_manager.exclude(**{part.parent: record})
        self.today = today
        self.notes = notes

    def settled(self, rows):
        for field in unique_fields(self.part.model):
            rows = self.settled_in(field, rows)
        return rows

    def settled_in(self, field, rows):
        wanted = [getattr(row, field.attname) for row in rows]
        there = self.others.filter(**{f"{field.name}__in": wanted})
        holders = {getattr(row, field.attname): row for row in there}
        used = set(wanted) - holders.keys()
        return [r for r in rows if self.settle(field, r, holders, used)]

    def settle(self, field, row, holders, used):
        value = getattr(row, field.attname)
        if not value or value not in holders:
            return True
        if not field.blank:
            self.notes.value_is_taken(field, value, self.owner_of(holders[value]))
            return False
        other = self.other_value(field, row, value, used)
        setattr(row, field.attname, other)
        used.add(other)
        self.notes.value_is_replaced(field, value, self.owner_of(holders[value]), other)
        return True

    def other_value(self, field, row, value, used):
        """That of today, or the next one free."""
        here = self.today.get(row.pk)
        today = here and getattr(here, field.attname)
        if today and today not in used:
            return today
        taken = self.others.filter(**{f"{field.name}__startswith": value})
        taken = {*taken.values_list(field.name, flat=True), *used}
        return first_free(value, taken.__contains__)

    def owner_of(self, row):
        return getattr(row, self.part.parent)
