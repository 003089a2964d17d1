"""Two imports at once, in processes of their own and a database in a file."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.publications.drafts import make_entry

ROOT = Path(__file__).resolve().parents[3]
TITLES = [f"Taming the Throughput of Test {number}" for number in range(10, 30)]
FILE = "".join(
    make_entry(key=f"doe{number}", title=title, author="Jane Doe and J. Roe")
    for number, title in enumerate(TITLES)
)


@pytest.fixture
def site(tmp_path, transactional_db):
    """A site's folder with the tables as the tests have them.

    Without a transaction, as SQLite waits for its end before it copies a database.
    """
    (tmp_path / "works.bib").write_text(FILE)
    with closing(sqlite3.connect(tmp_path / "offprint.sqlite3")) as database:
        connection.connection.backup(database)
    return tmp_path


@pytest.mark.skipif(connection.vendor != "sqlite", reason="copies a SQLite database")
def test_two_imports_of_one_file_at_once_make_each_work_and_author_once(site):
    command = [sys.executable, "manage.py", "import_bibtex", site / "works.bib"]
    settings = {"DATA_DIR": str(site), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment = {**os.environ, **settings}
    both = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    with closing(sqlite3.connect(site / "offprint.sqlite3")) as database:
        assert rows(database, "SELECT title FROM publications_publication") == TITLES
        names = rows(database, "SELECT family_name FROM publications_author")
        assert names == ["Doe", "Roe"]
        [count] = rows(database, "SELECT count(*) FROM publications_appearance")
        assert count == len(TITLES)


def rows(database, query):
    return [row[0] for row in database.execute(f"{query} ORDER BY 1")]
