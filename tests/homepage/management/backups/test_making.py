import json
import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from threading import Event, Thread
from zipfile import ZipFile

import pytest

from homepage.management.backups import making
from homepage.management.backups.archive import Archive
from tests.sites import KILLS, Site

pytestmark = pytest.mark.processes


def names_in(path):
    with ZipFile(path) as archive:
        return set(archive.namelist())


def topics_in(path, folder):
    """The topics of its database, and the papers beside it."""
    Archive(path).unpack(folder)
    with closing(sqlite3.connect(folder / "database.sqlite3")) as database:
        topics = {
            name for (name,) in database.execute("SELECT name FROM publications_topic")
        }
    return topics, {paper.stem for paper in folder.glob("media/papers/*.pdf")}


@pytest.fixture
def backup(tmp_path):
    return tmp_path / "site.zip"


def test_holds_database_and_media(site, backup, tmp_path):
    made = site.run("backup", backup)

    assert f"The site is in {backup}: 2 files" in made.stdout
    assert topics_in(backup, tmp_path / "unpacked") == ({"old"}, {"old"})


def test_only_its_owner_may_read_it(site, backup):
    site.run("backup", backup)

    assert backup.stat().st_mode & 0o777 == 0o600


def test_what_it_is_made_of_is_its_owners_from_the_first_moment(tmp_path, monkeypatch):
    def look(*args, **options):
        modes.append((tmp_path / "copy").stat().st_mode & 0o777)
        raise sqlite3.OperationalError

    modes = []
    monkeypatch.setattr(sqlite3, "connect", look)
    with pytest.raises(sqlite3.OperationalError):
        making.copy_database(tmp_path / "copy")

    assert modes == [0o600]


def test_leaves_nothing_else_behind(site, backup, tmp_path):
    before = set(tmp_path.iterdir())
    site.run("backup", backup)

    assert set(tmp_path.iterdir()) - before == {backup}


def test_the_secret_key_stays_unless_asked_for(site, backup):
    (site.data / "secret_key").write_text("hush")
    site.run("backup", backup)
    assert "secret_key" not in names_in(backup)

    site.run("backup", backup, "--with-secret-key")
    with ZipFile(backup) as archive:
        assert archive.read("secret_key") == b"hush"


def test_nobody_is_signed_in_by_it(site, backup):
    token = "s3cr3tsessionkeys3cr3tsessionkey"
    with site.opened() as database, database:
        database.execute(
            "INSERT INTO django_session VALUES (?, 'data', '2100-01-01')", (token,)
        )
    site.run("backup", backup)

    with ZipFile(backup) as archive:
        assert token.encode() not in archive.read("database.sqlite3")
    with site.opened() as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (
            1,
        )


def test_what_waits_to_be_imported_comes_along(site, backup):
    (site.data / "media/waiting").mkdir(parents=True)
    (site.data / "media/waiting/token.zip").write_bytes(b"PK")
    site.run("backup", backup)

    assert "media/waiting/token.zip" in names_in(backup)


def test_is_whole_while_the_site_is_written(site, backup, tmp_path):
    ended = Event()

    def write():
        for number in range(100_000):
            if ended.is_set():
                break
            site.write(f"word-{number}")

    writer = Thread(target=write)
    writer.start()
    try:
        made = [site.run("backup", backup.with_name(f"{n}.zip")) for n in range(2)]
    finally:
        ended.set()
        writer.join()

    assert [run.returncode for run in made] == [0, 0]
    counts = []
    for number in range(2):
        topics, papers = topics_in(
            backup.with_name(f"{number}.zip"), tmp_path / str(number)
        )
        assert topics <= papers
        counts.append(len(topics))
    assert 1 < counts[0] < counts[1]


def test_replaces_a_backup_at_the_end(site, backup):
    site.run("backup", backup)
    site.write("new")
    site.run("backup", backup)

    assert "media/papers/new.pdf" in names_in(backup)


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: path.write_text("thesis"), "no backup that could be replaced"),
        (lambda path: path.mkdir(), "is a folder. Name a file, such as"),
        (os.mkfifo, "no backup that could be replaced"),
    ],
)
def test_replaces_nothing_else(site, backup, prepare, said):
    prepare(backup)
    before = backup.lstat()
    made = site.run("backup", backup)

    assert made.returncode == 1
    assert said in made.stderr
    assert backup.lstat().st_mtime_ns == before.st_mtime_ns


def test_is_not_written_to_where_the_terminal_is(site, tmp_path):
    made = site.run("backup", tmp_path / "-")

    assert "- is no name of a file. Name one, such as site.zip." in made.stderr
    assert not list(tmp_path.glob("-*"))


def test_is_not_put_where_visitors_can_fetch_it(site):
    made = site.run("backup", site.data / "media/site.zip")

    assert "is shown to visitors" in made.stderr
    assert not (site.data / "media/site.zip").exists()


def test_no_site_is_no_backup(tmp_path, backup):
    """As when the variable that says where it is was forgotten."""
    made = Site(tmp_path / "nothing").run("backup", backup)

    assert made.returncode == 1
    assert f"There is no site in {tmp_path}/nothing." in made.stderr
    assert not backup.exists()


def test_a_folder_that_is_missing_is_named(site, tmp_path):
    made = site.run("backup", tmp_path / "nowhere/site.zip")

    assert made.stderr.count("\n") == 1
    assert f"{tmp_path}/nowhere" in made.stderr


def test_a_damaged_database_is_no_reason_to_lose_the_last_backup(site, backup):
    site.run("backup", backup)
    good = backup.read_bytes()
    data = bytearray(site.database.read_bytes())
    for page in range(20, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = os.urandom(64)
    site.database.write_bytes(data)
    made = site.run("backup", backup)

    assert made.returncode == 1
    assert "malformed" in made.stderr
    assert backup.read_bytes() == good


def test_killed_at_any_moment_it_leaves_the_last_one(site, backup, tmp_path):
    site.run("backup", backup)
    for number in range(KILLS):
        making = site.begin("backup", backup)
        time.sleep(random.uniform(0.3, 1.2))
        making.send_signal(signal.SIGKILL)
        making.wait()
        assert topics_in(backup, tmp_path / str(number)) == ({"old"}, {"old"})

    assert site.run("backup", backup).returncode == 0
    assert {path.name for path in tmp_path.glob("site.zip*")} == {"site.zip"}


def test_says_by_which_version_it_was_made(site, backup):
    site.run("backup", backup)

    with ZipFile(backup) as archive:
        migrations = json.loads(archive.read("manifest.json"))["migrations"]
    assert {"publications.0001_initial", "sessions.0001_initial"} <= set(migrations)
