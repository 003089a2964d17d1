import errno
import os
import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, OperationalError

from publications.faults import fault_of


def full(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA max_page_count = 1")
        database.execute("CREATE TABLE more (word)")


def locked(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(sqlite3.connect(path, timeout=0)) as database:
            database.execute("BEGIN IMMEDIATE")


def read_only(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA query_only = ON")
        database.execute("CREATE TABLE more (word)")


def missing(path):
    with closing(sqlite3.connect(f"file:{path}-none?mode=ro", uri=True)) as database:
        database.execute("SELECT 1")


def damaged(path):
    path.write_bytes(b"no database" * 1000)
    with closing(sqlite3.connect(path)) as database:
        database.execute("SELECT * FROM sqlite_master")


@pytest.mark.parametrize(
    ("go_wrong", "title"),
    [
        (full, "The disk is full"),
        (locked, "The site is busy"),
        (read_only, "The disk can’t be written to"),
        (missing, "The disk can’t be written to"),
        (damaged, "The database is damaged"),
    ],
)
def test_faults_of_sqlite_are_known(tmp_path, go_wrong, title):
    with pytest.raises(sqlite3.DatabaseError) as caught:
        go_wrong(tmp_path / "site.sqlite3")

    assert fault_of(caught.value).title == title


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "The disk can’t be written to"),
        (errno.EIO, "The disk is failing"),
    ],
)
def test_faults_of_the_system_are_known(number, title):
    assert fault_of(OSError(number, os.strerror(number))).title == title


def test_the_cause_of_an_error_counts():
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError as error:
            raise DatabaseError("could not be saved") from error
    except DatabaseError as error:
        assert fault_of(error).title == "The disk is full"


@pytest.mark.parametrize(
    "error", [OperationalError("no such table"), FileNotFoundError(2, "x"), KeyError(1)]
)
def test_faults_of_the_site_are_none_of_the_machine(error):
    assert fault_of(error) is None
