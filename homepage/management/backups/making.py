"""From a running site to a backup."""

import fcntl
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader

from .archive import DATABASE, Archive, ArchiveError, Manifest, Writer
from .placing import MEDIA, SECRET_KEY

# Drawn anew when somebody asks for them.
DRAWN = "cards"


class BackupError(Exception):
    """Says why no backup was made."""


def back_up(path: Path, *, with_secret_key=False, track=lambda names: names):
    """Write a backup to `path`, or leave there what is there; return its manifest."""
    refuse_nothing()
    refuse_place(path)
    manifest = Manifest(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        site=settings.SITE_URL,
        migrations=applied_migrations() if has_own_database() else [],
    )
    with written_beside(path) as file, Writer(file, manifest) as writer:
        # First: the files that it names are all there before it names them.
        if has_own_database():
            add_database(writer, path.with_name(f"{path.name}.part-database"))
        add_files(writer, with_secret_key, track)
    return manifest


def has_own_database():
    return connection.vendor == "sqlite"


def refuse_nothing():
    if has_own_database() and not connection.introspection.table_names():
        raise BackupError(
            f"There is no site in {settings.DATA_DIR}. If it is elsewhere, say so in "
            "front: DATA_DIR=/var/lib/offprint"
        )


def refuse_place(path):
    for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT, settings.WHITENOISE_ROOT):
        if path.resolve().is_relative_to(Path(folder).resolve()):
            raise BackupError(f"{folder} is shown to visitors. Name another folder.")
    if path.is_dir():
        raise BackupError(f"{path} is a folder. Name a file, such as {path}/site.zip.")
    if path.name == "-":
        raise BackupError(f"{path} is no name of a file. Name one, such as site.zip.")
    if path.exists():
        try:
            Archive(path)
        except ArchiveError as error:
            raise BackupError(
                f"{path} is there already, and no backup that could be replaced. "
                "Name another file."
            ) from error


@contextmanager
def written_beside(path):
    """A file that becomes `path` when all of it is on the disk."""
    part = path.with_name(f"{path.name}.part")
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
    with open(descriptor, "r+b") as file:
        hold(file, path)
        # What a backup that was killed has left there.
        file.truncate(0)
        try:
            yield file
            file.flush()
            os.fsync(descriptor)
            os.replace(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


def hold(file, path):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BackupError(f"Another backup to {path} is being made now.") from error


def applied_migrations():
    """Those that this version knows; a database may remember others, of long ago."""
    loader = MigrationLoader(connection)
    known = loader.disk_migrations.keys() & loader.applied_migrations.keys()
    return sorted(f"{app}.{name}" for app, name in known)


def add_database(writer, copy):
    try:
        copy.unlink(missing_ok=True)
        copy_database(copy)
        with copy.open("rb") as source:
            writer.add(DATABASE, source)
    finally:
        for rest in (copy, copy.with_name(f"{copy.name}-journal")):
            rest.unlink(missing_ok=True)


def copy_database(path):
    # Nobody else knows this file, and not every disk that keeps backups can lock one.
    uri = f"file:{quote(str(path.absolute()))}?vfs=unix-none"
    path.touch(0o600, exist_ok=False)
    with closing(sqlite3.connect(uri, uri=True)) as target:
        target.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.ensure_connection()
        connection.connection.backup(target, progress=refuse_waiting)
        target.execute("PRAGMA journal_mode=DELETE")
        if problem := problem_of(target):
            raise sqlite3.DatabaseError(problem)
        # Who holds a backup shall not be signed in by what is in it.
        target.execute("DELETE FROM django_session")
        target.commit()
        target.execute("VACUUM")


def refuse_waiting(status, remaining, total):
    # After the time that the connection waits for a lock; it would be asked for ever.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise OperationalError("database is locked")


def problem_of(database):
    """What SQLite finds amiss in a file, or ""."""
    try:
        (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found


def add_files(writer, with_secret_key, track):
    for name in track([name for name in stored("") if not is_drawn(name)]):
        # Whatever goes away meanwhile, the copied database does not name.
        with suppress(FileNotFoundError), default_storage.open(name) as source:
            writer.add(f"{MEDIA}/{name}", source)
    if with_secret_key:
        with (settings.DATA_DIR / SECRET_KEY).open("rb") as source:
            writer.add(SECRET_KEY, source)


def is_drawn(name):
    return name.startswith(f"{DRAWN}/")


def stored(folder):
    """The names of all files in the storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (os.path.join(folder, name) for name in files)
    for name in folders:
        yield from stored(os.path.join(folder, name))
