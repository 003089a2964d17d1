"""Rows as they were, past the parts of Django that would make them anew."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models


def insert(
    model: type[models.Model], columns: list[str], rows: list[list[Any]]
) -> None:
    quote = connection.ops.quote_name
    fields = fields_of(model, columns)
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    execute(
        f"INSERT INTO {table} ({names}) VALUES ({places})",
        [prepared(fields, row) for row in rows],
    )


def update(
    model: type[models.Model], columns: list[str], rows: list[list[Any]]
) -> None:
    quote = connection.ops.quote_name
    fields = fields_of(model, columns)
    changes = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    place = columns.index("id")
    execute(
        f"UPDATE {quote(model._meta.db_table)} SET {changes} WHERE {quote('id')} = %s",
        [[*prepared(fields, row), row[place]] for row in rows],
    )


def fields_of(model: type[models.Model], columns: Iterable[str]) -> list[models.Field]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in columns]


def prepared(fields: list[models.Field], row: list[Any]) -> list[Any]:
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, row, strict=True)
    ]


def execute(statement: str, rows: list[list[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
