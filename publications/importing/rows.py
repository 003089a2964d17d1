"""Many rows at once, past the parts of Django that would take most of the time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import (
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    TextField,
)

# What every database takes as it is.
PLAIN = (str, int, type(None))
PLAIN_FIELDS = (BooleanField, CharField, ForeignKey, IntegerField, TextField)


def insert(model, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """As `bulk_create`, where nobody asks for the new keys."""
    fields = [model._meta.get_field(name) for name in columns]
    insert_rows(model, fields, [prepared(fields, row) for row in rows])


def prepared(fields: Sequence[Field], row: Sequence[Any]) -> list[Any]:
    return [
        value if isinstance(value, PLAIN) else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, row, strict=True)
    ]


def insert_all(objects: Sequence[Any], unique: str) -> None:
    """As `bulk_create`, which composes a statement for each batch of values; the new
    keys are found by the field `unique`."""
    if not objects:
        return
    model = type(objects[0])
    fields = columns_of(model)
    insert_rows(model, fields, list(values_of(objects, fields)))
    names = [getattr(row, unique) for row in objects]
    found = model.objects.filter(**{f"{unique}__in": names})
    pks = dict(found.values_list(unique, "pk"))
    for row in objects:
        row.pk = pks[getattr(row, unique)]
        row._state.adding, row._state.db = False, connection.alias


def update_all(objects: Sequence[Any]) -> None:
    """As `save` on each, without the signals, which nobody here listens to, and past
    what a model's own `save` adds."""
    if not objects:
        return
    model = type(objects[0])
    fields = columns_of(model)
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    rows = values_of(objects, fields)
    execute(
        f"UPDATE {quote(model._meta.db_table)} SET {changes} "
        f"WHERE {quote(model._meta.pk.column)} = %s",
        [[*values, row.pk] for row, values in zip(objects, rows, strict=True)],
    )


def columns_of(model) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def values_of(objects: Sequence[Any], fields: list[Field]) -> Iterator[list[Any]]:
    """Most columns are taken as they are, without a call for each."""
    read = attrgetter(*(field.attname for field in fields))
    others = [(n, field) for n, field in enumerate(fields) if not is_plain(field)]
    for row in objects:
        values = list(read(row))
        for place, field in others:
            values[place] = written(field, field.pre_save(row, row.pk is None))
        yield values


def is_plain(field: Field) -> bool:
    return isinstance(field, PLAIN_FIELDS) and type(field).pre_save is Field.pre_save


def written(field: Field, value: Any) -> Any:
    if isinstance(field, PLAIN_FIELDS):
        return value
    if isinstance(value, datetime):
        return moment(field, value)
    return field.get_db_prep_save(value, connection)


@lru_cache(maxsize=16)
def moment(field: Field, value: datetime) -> Any:
    """Most are the same in all rows, and take long to be written out."""
    return field.get_db_prep_save(value, connection)


def insert_rows(model, fields: Sequence[Field], rows: list[list[Any]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    execute(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)


def execute(statement: str, rows: list[list[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
