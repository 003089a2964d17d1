"""Many small rows at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection


def insert(model, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """As `bulk_create`, where nobody asks for the new keys: it takes a quarter of the
    time, as no object is made and no statement is composed for each batch."""
    fields = [model._meta.get_field(name) for name in columns]
    prepared = [
        [
            field.get_db_prep_save(value, connection)
            for field, value in zip(fields, row, strict=True)
        ]
        for row in rows
    ]
    if not prepared:
        return
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})",
            prepared,
        )


def update(row) -> None:
    """Past `save`, for a row whose work takes care of what follows from it."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    type(row).objects.filter(pk=row.pk).update(**values)
