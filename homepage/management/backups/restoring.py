"""From a backup to a site.

What is in the backup is made ready in a folder of its own, `restoring`. Until that is
renamed to `restored-…`, nothing was done; from then on it is the site (`placing`).
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.template.defaultfilters import filesizeformat

from homepage.management import data_folder
from homepage.management.setting_up import OWN_APPS

from .archive import DATABASE, Archive, ArchiveError
from .making import has_own_database, problem_of
from .placing import (
    DECIDED,
    MEDIA,
    SECRET_KEY,
    UNDECIDED,
    database_path,
    forget_undecided,
    place_of_old,
    put_in_place,
)


class RestoreError(Exception):
    """Says why nothing was restored."""


def restore(path: Path, track=lambda names: names):
    """Make the backup at `path` the site; return its manifest, and the folder with
    what was there before."""
    archive = Archive(path)
    refuse_newer(archive.manifest.migrations)
    refuse_other_database(archive.manifest)
    refuse_fixed_media()
    data_folder.claim()
    refuse_lack_of_space(archive.manifest.size)
    try:
        make_ready(archive, settings.DATA_DIR / UNDECIDED, track)
        connection.close()
        return archive.manifest, replace()
    finally:
        forget_undecided()


def replace():
    """Return where the old site is."""
    decided = unused_place()
    with data_folder.one_at_a_time():
        decided.with_name(UNDECIDED).rename(decided)
        return put_in_place(decided)


def unused_place():
    """Also when the clock was set back to an earlier restore."""
    moment = f"{datetime.now():%Y%m%d-%H%M%S}"
    for end in chain([""], map("-{}".format, count(2))):
        decided = settings.DATA_DIR / f"{DECIDED}{moment}{end}"
        if not place_of_old(decided).exists():
            return decided


def refuse_newer(migrations):
    known = MigrationLoader(None).disk_migrations
    for migration in migrations:
        if tuple(migration.split(".", 1)) not in known:
            raise ArchiveError(
                "a newer version of Offprint has made it "
                f"(this one knows no {migration})"
            )


def refuse_other_database(manifest):
    if has_own_database() != (DATABASE in manifest.files):
        raise RestoreError(
            "it holds no database, as its site has PostgreSQL. Set DATABASE_URL first"
            if has_own_database()
            else "it is of a site with SQLite. Restore it without DATABASE_URL"
        )
    if has_own_database() and database_path().parent != settings.DATA_DIR:
        raise RestoreError(
            "DATABASE_URL names a database outside the data folder. "
            "Restore without DATABASE_URL"
        )


def refuse_fixed_media():
    """What is there must be put aside in one step."""
    try:
        default_storage.path("")
    except NotImplementedError:
        raise RestoreError(
            "MEDIA_STORE names a bucket. Restore without MEDIA_STORE, and copy the "
            "folder “media” into the bucket"
        ) from None
    if os.path.ismount(settings.MEDIA_ROOT):
        raise RestoreError(
            f"{settings.MEDIA_ROOT} is a disk of its own, which can't be put aside. "
            "Let DATA_DIR be on that disk instead"
        )


def refuse_lack_of_space(needed):
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < needed:
        raise RestoreError(
            f"it needs {filesizeformat(needed)} in {settings.DATA_DIR}, where "
            f"{filesizeformat(free)} are free"
        )


def make_ready(archive, folder, track):
    """All that will be moved into place, checked and brought to this version."""
    forget_undecided()
    (folder / MEDIA).mkdir(mode=0o700, parents=True)
    archive.unpack(folder, track)
    if has_own_database():
        database = (folder / DATABASE).rename(folder / database_path().name)
        refuse_damage(database)
        refuse_newer(own_migrations(database))
        migrate(folder)
    # Else a power cut could leave files that have a name but are empty.
    os.sync()


def refuse_damage(database):
    with closing(sqlite3.connect(database)) as opened:
        if problem := problem_of(opened):
            raise ArchiveError(f"its database is damaged ({problem})")


def own_migrations(database):
    """An older version may have saved the data of a newer one."""
    with closing(sqlite3.connect(database)) as opened:
        if not opened.execute("PRAGMA table_info(django_migrations)").fetchall():
            raise ArchiveError("its database is of another program")
        rows = opened.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [f"{app}.{name}" for app, name in rows if app in OWN_APPS]


def migrate(folder):
    """In a process of its own, for which the folder is the data folder."""
    has_key = (folder / SECRET_KEY).exists()
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{quote(str(folder / database_path().name))}",
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "migrate"]
    done = subprocess.run(
        [*command, "--verbosity=0"], env=variables, capture_output=True, text=True
    )
    if done.returncode:
        *_, said = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        raise RestoreError(f"it can't be brought to this version ({said})")
    if not has_key:
        (folder / SECRET_KEY).unlink(missing_ok=True)
