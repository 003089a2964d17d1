"""One state of the database for all that a page reads, whatever is saved meanwhile."""

from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot():
    """Nothing can be saved in it. Within a transaction, it is that one."""
    if connection.in_atomic_block:
        yield
        return
    with STATES[connection.vendor]():
        yield


@contextmanager
def at_once():
    """What would be written in it fails where somebody else is writing; else it waits
    for a minute in SQLite."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [usual] = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


@contextmanager
def state_of_sqlite():
    """Whoever reads waits for nobody, as all transactions of the site else do from
    their begin (`config.variables.database`)."""
    connection.ensure_connection()
    mode = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = mode


@contextmanager
def state_of_postgresql():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


STATES = {"sqlite": state_of_sqlite, "postgresql": state_of_postgresql}
