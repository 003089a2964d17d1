import json
import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from homepage.management import data_folder
from homepage.management.backups import placing, restoring
from homepage.management.backups.archive import DATABASE, Archive, Writer
from tests.sites import KILLS, Site

pytestmark = pytest.mark.processes


@pytest.fixture
def backup(backup_of_old, tmp_path):
    return Path(shutil.copy(backup_of_old, tmp_path))


@pytest.fixture
def other(make_site, settings, monkeypatch):
    site = make_site("new", "other")
    settings.DATA_DIR = site.data
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", site.database)
    return site


def test_makes_a_site_on_a_clean_machine(backup, tmp_path):
    clean = Site(tmp_path / "clean")
    restored = clean.run("restore", backup)

    assert restored.returncode == 0, restored.stderr
    assert "The site is as it was on" in restored.stdout
    assert clean.word() == "old"
    assert clean.run("check").returncode == 0
    assert {path.name for path in clean.data.iterdir()} >= {"secret_key", "media"}
    assert not list(clean.data.glob("rest*"))


def test_what_comes_back_is_the_owners_alone(backup, tmp_path):
    clean = Site(tmp_path / "clean")
    clean.run("restore", backup)

    assert clean.word() == "old"
    # It holds nothing but points: when what is shown has changed.
    for path in set(clean.data.rglob("*")) - {clean.data / "freshness"}:
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_data_folder_may_have_any_name(backup, tmp_path):
    clean = Site(tmp_path / "a#b?c%41")
    restored = clean.run("restore", backup)

    assert restored.returncode == 0, restored.stderr
    assert clean.word() == "old"
    assert not (tmp_path / "a").exists()


def test_what_is_replaced_is_kept(backup, other):
    (other.data / "secret_key").write_text("own")
    restored = other.run("restore", backup)
    (aside,) = other.data.glob("before-restore-*")

    assert other.word() == "old"
    assert Site(aside).word() == "new"
    assert (aside / "secret_key").read_text() == "own"
    assert str(aside) in restored.stdout


def test_two_restores_in_one_second_keep_both(backup, other):
    """Or in what a clock that was set back takes for one."""
    kept = set()
    for word in ("first", "second"):
        other.write(word)
        (other.data / "restoring").mkdir()
        (other.data / "restoring/media").mkdir()
        kept.add(restoring.replace())

    assert len(kept) == 2


def test_a_key_that_was_not_saved_stays(site, other, tmp_path):
    site.run("backup", tmp_path / "keyless.zip")
    (other.data / "secret_key").write_text("own")
    other.run("restore", tmp_path / "keyless.zip")

    assert other.word() == "old"
    assert (other.data / "secret_key").read_text() == "own"


def test_what_was_not_yet_in_the_database_file_goes_aside_with_it(backup, other):
    """A site that was killed has left its last changes in SQLite's journal."""
    with closing(sqlite3.connect(other.database)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "INSERT INTO publications_topic (name, slug) VALUES ('x', 'x')"
        )
        database.commit()
        journal = other.database.with_name(f"{other.database.name}-wal").read_bytes()
        file = other.database.read_bytes()
    other.database.write_bytes(file)
    other.database.with_name(f"{other.database.name}-wal").write_bytes(journal)
    other.run("restore", backup)
    (aside,) = other.data.glob("before-restore-*")

    assert other.word() == "old"
    assert Site(aside).topics() == {"new", "x"}


def test_a_new_site_is_not_given_the_demo_as_well(backup, other):
    (other.data / "unfinished").write_text("demo")
    other.run("restore", backup)

    assert not (other.data / "unfinished").exists()


def changed(backup, **changes):
    """The backup with other words in its list, and with other files."""
    path = backup.with_name("changed.zip")
    with ZipFile(backup) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | changes)
            new.writestr(name, content)
    return path


def damaged(backup):
    path = backup.with_name("damaged.zip")
    with ZipFile(backup) as archive:
        place = archive.getinfo("media/papers/old.pdf").header_offset + 200
    data = bytearray(backup.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    return path


def pipe(backup):
    path = backup.with_name("pipe")
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (damaged, "media/papers/old.pdf in it is damaged"),
        (
            lambda backup: changed(backup, migrations=["homepage.9999_x"]),
            "a newer version of Offprint has made it",
        ),
        (lambda backup: backup.with_name("nowhere.zip"), "No such file"),
        (lambda backup: backup.parent, "it is no file"),
        (pipe, "it is no file"),
    ],
)
def test_what_can_not_be_restored_changes_nothing(backup, other, prepare, said):
    restored = other.run("restore", prepare(backup))

    assert restored.returncode == 1
    assert said in restored.stderr
    assert restored.stderr.count("\n") == 1
    assert other.word() == "new"
    assert not list(other.data.glob("*rest*"))


def test_waits_for_no_running_site(backup, other):
    data_folder.share()
    restored = other.run("restore", backup)

    assert "The site is running. Stop it first" in restored.stderr
    assert other.word() == "new"


def test_an_older_database_is_brought_to_this_version(site, other, tmp_path):
    site.run("migrate", "axes", "0008", "--verbosity=0")
    site.run("backup", tmp_path / "older.zip")
    restored = other.run("restore", tmp_path / "older.zip")

    assert restored.returncode == 0, restored.stderr
    assert other.word() == "old"
    assert other.run("migrate", "--check").returncode == 0


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('homepage', '9999_x', '2030-01-01')",
            "a newer version of Offprint has made it",
        ),
        ("DROP TABLE django_migrations", "its database is of another program"),
    ],
)
def test_a_database_that_is_not_what_the_list_says_is_refused(
    backup, other, statement, said
):
    """An older version of Offprint saves the data of a newer one, but can't name it."""
    restored = other.run("restore", with_database_after(statement, backup))

    assert said in restored.stderr
    assert other.word() == "new"


def with_database_after(statement, backup):
    database, path = backup.with_name("changed.sqlite3"), backup.with_name("other.zip")
    archive = Archive(backup)
    database.write_bytes(archive.zip.read(DATABASE))
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute(statement)
    archive.manifest.files.clear()
    with (
        path.open("wb") as file,
        Writer(file, archive.manifest) as writer,
        database.open("rb") as source,
    ):
        writer.add(DATABASE, source)
    return path


def test_one_that_fails_at_that_changes_nothing(site, other, tmp_path):
    with site.opened() as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'axes'")
    site.run("backup", tmp_path / "odd.zip")
    restored = other.run("restore", tmp_path / "odd.zip")

    assert "can't be brought to this version" in restored.stderr
    assert other.word() == "new"


# Kills the process itself just before it renames for the so-manieth time.
KILLED = """
import os, signal, sys
left = int(os.environ["RENAMES"])
def hook(event, arguments):
    global left
    if event == "os.rename":
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
"""


@pytest.mark.parametrize("renames", range(1, 10))
def test_killed_at_any_step_it_is_the_old_site_or_the_new(
    backup, other, tmp_path, renames
):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook/sitecustomize.py").write_text(KILLED)
    other.env |= {"RENAMES": str(renames), "PYTHONPATH": str(tmp_path / "hook")}
    # Python gives what it compiles its name by a rename, too.
    other.env["PYTHONDONTWRITEBYTECODE"] = "1"
    killed = other.run("restore", backup)
    placing.finish()

    assert killed.returncode == (-signal.SIGKILL if renames < 9 else 0)
    assert other.word() == ("new" if renames < 3 else "old")
    for aside in other.data.glob("before-restore-*"):
        assert Site(aside).word() == "new"


def test_killed_at_any_moment_it_is_the_old_site_or_the_new(backup, other):
    for _ in range(KILLS):
        before = other.word()
        restoring = other.begin("restore", backup)
        time.sleep(random.uniform(0.5, 3))
        restoring.send_signal(signal.SIGKILL)
        restoring.wait()
        placing.finish()
        assert other.word() in {before, "old"}

    assert other.run("restore", backup).returncode == 0
    assert other.word() == "old"
