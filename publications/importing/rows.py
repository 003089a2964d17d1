"""Many rows at once, past the parts of Django that would take most of the time."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import JSONField

# What every database takes as it is, in columns other than JSON.
PLAIN = (str, int, type(None))


def insert(model, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """As `bulk_create`, where nobody asks for the new keys."""
    fields = [model._meta.get_field(name) for name in columns]
    execute(model, fields, [prepared(fields, row) for row in rows])


def insert_all(objects: Sequence[Any], unique: str) -> None:
    """As `bulk_create`, which composes a statement for each batch of values; the new
    keys are found by the field `unique`."""
    if not objects:
        return
    model = type(objects[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    values = [[field.pre_save(row, True) for field in fields] for row in objects]
    execute(model, fields, [prepared(fields, row) for row in values])
    names = [getattr(row, unique) for row in objects]
    found = model.objects.filter(**{f"{unique}__in": names})
    pks = dict(found.values_list(unique, "pk"))
    for row in objects:
        row.pk = pks[getattr(row, unique)]
        row._state.adding, row._state.db = False, connection.alias


def prepared(fields: Sequence[Any], row: Sequence[Any]) -> list[Any]:
    return [
        value
        if isinstance(value, PLAIN) and not isinstance(field, JSONField)
        else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, row, strict=True)
    ]


def execute(model, fields: Sequence[Any], rows: list[list[Any]]) -> None:
    if not rows:
        return
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})",
            rows,
        )


def update(row) -> None:
    """Past `save`, for a row whose work takes care of what follows from it."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    type(row).objects.filter(pk=row.pk).update(**values)
