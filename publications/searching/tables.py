"""The tables of the search, which belong to no model: its index, and the notes of what
is outdated in it.

Triggers write the notes, so that no change is forgotten by whichever door it comes.
They are taken away while tables are changed: SQLite drops those of a table that is
remade, and remakes no table that another's names.
"""

from django.db import connection

from .engines import engine

ALL = "INSERT INTO publications_outdated (work) SELECT id FROM publications_publication"


def before_migrations(**kwargs):
    execute(engine().drop())


def after_migrations(plan=(), **kwargs):
    """The migrations of `plan` may have changed the works without a note."""
    if any(is_backwards for _, is_backwards in plan):
        # To tables that the triggers do not fit.
        return
    execute([*engine().drop(), *engine().create(), *([ALL] if plan else [])])


def execute(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
