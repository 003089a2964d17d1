"""From SQLite in the data folder to the empty database that DATABASE_URL names.

Every row is there as it was, with its number; and no number is given again that a row
had which is gone, as its history and what was done to it are still told by that.
"""

import sqlite3
from contextlib import contextmanager
from itertools import islice

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, transaction
from django.db.utils import ConnectionHandler, DatabaseError, DataError

from publications.batches import BATCH
from publications.searching.index import refresh
from publications.undoing.writing import insert

from . import setting_up

SQLITE = "sqlite"
# Made with the tables, and numbered in whatever order that was.
MADE = (Permission, ContentType)
SET_COUNTER = "SELECT setval(pg_get_serial_sequence(%s, %s), %s)"


class MoveError(Exception):
    """Says why nothing was moved."""


def move(track=lambda models: models):
    """All or nothing; return from which file, and how many rows."""
    if connection.vendor != "postgresql":
        raise MoveError("DATABASE_URL names no PostgreSQL database.")
    with opened() as path:
        refuse_other_version()
        setting_up.migrate()
        with transaction.atomic():
            refuse_another_site()
            for model in MADE:
                model.objects.all().delete()
            number = sum(copy(model) for model in track(models()))
            go_on_counting()
    ContentType.objects.clear_cache()
    refresh()
    return path, number


@contextmanager
def opened():
    path = settings.DATA_DIR / "offprint.sqlite3"
    if not path.is_file():
        raise MoveError(f"there is no {path}.")
    own = {"ENGINE": "django.db.backends.sqlite3", "NAME": path}
    connections[SQLITE] = ConnectionHandler({"default": {}, SQLITE: own})[SQLITE]
    try:
        yield path
    except DatabaseError as error:
        if isinstance(error.__cause__, sqlite3.DatabaseError):
            raise MoveError(
                f"{path} can't be read: {error}. Restore the last backup first, "
                "without DATABASE_URL."
            ) from error
        raise
    finally:
        connections[SQLITE].close()
        del connections[SQLITE]


def refuse_other_version():
    if setting_up.is_behind(connections[SQLITE]):
        raise MoveError(
            "what is in SQLite is of an older Offprint. Start the site once as it was, "
            "without DATABASE_URL."
        )


def refuse_another_site():
    others = (model for model in models() if model not in MADE)
    if any(model._base_manager.exists() for model in others):
        raise MoveError(
            "the database that DATABASE_URL names holds something already. Let it name "
            "an empty one."
        )


def models():
    """Of all tables, those of many-to-many ones among them."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.can_migrate(connection)]


def copy(model):
    columns = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.using(SQLITE).order_by("pk").values_list(*columns)
    left, number = rows.iterator(BATCH), 0
    while some := list(islice(left, BATCH)):
        try:
            insert(model, columns, some)
        except DataError as error:
            # SQLite asks of no text how long it is.
            name = model._meta.verbose_name_plural
            raise MoveError(f"among the {name}, PostgreSQL refused: {error}") from error
        number += len(some)
    return number


def go_on_counting():
    keys = {model._meta.db_table: model._meta.pk.column for model in models()}
    with connections[SQLITE].cursor() as sqlite, connection.cursor() as cursor:
        sqlite.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0")
        for table, last in sqlite.fetchall():
            if table in keys:
                cursor.execute(SET_COUNTER, [table, keys[table], last])
