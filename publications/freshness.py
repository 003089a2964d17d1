"""Whether what the pages show has changed: a stamp that moves after each commit."""

import logging
import os
import re
from itertools import chain

from django.conf import settings
from django.db import Error, connection

logger = logging.getLogger("offprint.freshness")

# Tables that no public page shows; a new one counts until it stands here.
UNSEEN = """
    deed importrun outdated previewlink silence sourcefile waitingfile waitingimport
    words
""".split()
CHANGE = re.compile(
    r"\b(?:TRUNCATE|(?:INTO|UPDATE|DELETE\s+FROM)\s+(?:ONLY\s+)?"
    # With or without a schema.
    r"(?:[\w\"]+\.)?\"?"
    rf"(?:homepage_|publications_(?!(?:{'|'.join(UNSEEN)})\b)))",
    re.IGNORECASE,
)


def stamp():
    """Never again what it was before a move; None where that can't be promised."""
    try:
        return in_database() if is_shared() else on_disk()
    except OSError:
        return None
    except Error:
        connection.close()
        return None


def move():
    try:
        move_in_database() if is_shared() else move_on_disk()
    except (OSError, Error) as error:
        logger.error("Pages may stay as they were for some minutes: %s", error)


def is_shared():
    """Whether other computers may change the same records."""
    return connection.vendor == "postgresql"


def on_disk():
    path = path_of_stamp()
    if not os.access(path, os.W_OK):
        move_on_disk()
    found = os.stat(path)
    # The size, as a clock may go back and some disks tell only the second.
    return found.st_ino, found.st_size, found.st_mtime_ns


def move_on_disk():
    path = path_of_stamp()
    try:
        with open(path, "ab", buffering=0) as file:
            file.write(b".")
    except OSError:
        # The disk is full, or the file another user's: better none than an old one.
        os.unlink(path)


def path_of_stamp():
    return f"{settings.DATA_DIR}/freshness"


def in_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM publications_freshness")
        return cursor.fetchone()[0]


def move_in_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('publications_freshness')")


def watch(connection, **kwargs):
    """Notice every change made over `connection`, by whatever means."""
    if notice not in connection.execute_wrappers:
        # The first, as the last is taken off by whoever puts one on for a while.
        connection.execute_wrappers.insert(0, notice)


def notice(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if is_change(sql):
        end_statement(context)
        move_once(context["connection"])
    return result


def is_change(sql):
    return not sql.startswith("SELECT") and bool(CHANGE.search(sql))


def end_statement(context):
    """SQLite commits what stands for itself only when its answer has been read."""
    connection, cursor = context["connection"], context["cursor"].cursor
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    if rows := cursor.fetchall():
        row = f"({', '.join(['%s'] * len(rows[0]))})"
        cursor.execute(f"VALUES {', '.join([row] * len(rows))}", [*chain(*rows)])


def move_once(connection):
    """After the commit; a savepoint that is rolled back takes its own note along."""
    if all(noted is not move for _, noted, _ in connection.run_on_commit):
        connection.on_commit(move, robust=True)
