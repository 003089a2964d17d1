"""One state of the database for all that a page reads, whatever is saved meanwhile."""

from contextlib import contextmanager

from django.db import connection, transaction

# How it is asked and told how long to wait, and the shortest time that it knows: in
# PostgreSQL, 0 is for ever.
PATIENCE = {
    "sqlite": ("PRAGMA busy_timeout", "PRAGMA busy_timeout = {}", "0"),
    "postgresql": ("SHOW lock_timeout", "SET lock_timeout = '{}'", "1ms"),
}


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
    """What would be written in it fails where somebody else is writing the same; else
    it waits, in SQLite for a minute, and there for who writes anything."""
    ask, tell, shortest = PATIENCE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(ask)
        [usual] = cursor.fetchone()
        cursor.execute(tell.format(shortest))
        try:
            yield
        finally:
            cursor.execute(tell.format(usual))


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
