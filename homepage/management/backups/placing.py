"""How what was restored takes the place of what was there.

A folder `restored-…` in the data folder is decided to be the site. Whoever finds one
puts what is in it in its place, wherever that was broken off before.
"""

import shutil
from pathlib import Path

from django.conf import settings

from homepage.management import data_folder
from publications import freshness

UNDECIDED = "restoring"
DECIDED = "restored-"
ASIDE = "before-restore-"
MEDIA = "media"
SECRET_KEY = "secret_key"


def database_path():
    return Path(settings.DATABASES["default"]["NAME"])


def finish():
    """Every process does so before it looks at the data."""
    if any(decided_folders()):
        with data_folder.one_at_a_time():
            for decided in decided_folders():
                put_in_place(decided)


def forget_undecided():
    """What a restore that was killed has left; for who shares the data folder."""
    shutil.rmtree(settings.DATA_DIR / UNDECIDED, ignore_errors=True)


def decided_folders():
    return settings.DATA_DIR.glob(f"{DECIDED}*")


def put_in_place(decided):
    """Return where the old is. Each step may be the last before a break, and is then
    not done again."""
    aside = place_of_old(decided)
    aside.mkdir(mode=0o700, exist_ok=True)
    for name in (MEDIA, SECRET_KEY, database_path().name):
        if (decided / name).exists():
            for old in (*companions(name), name):
                if (settings.DATA_DIR / old).exists():
                    (settings.DATA_DIR / old).rename(aside / old)
            (decided / name).rename(settings.DATA_DIR / name)
    shutil.rmtree(decided)
    freshness.move()
    return aside


def place_of_old(decided):
    return decided.with_name(decided.name.replace(DECIDED, ASIDE))


def companions(name):
    """What means nothing without the file `name`: SQLite's journal, and the note of
    what a new site shall hold. They go first, so that none is left to the new one."""
    if name == database_path().name:
        return (f"{name}-wal", f"{name}-shm", "unfinished")
    return ()
