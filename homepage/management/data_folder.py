"""The data folder as a whole: who works with it, and how it is put aside."""

import fcntl
import os
from datetime import datetime

from django.conf import settings


def share():
    """Work with the folder beside others, until this process ends."""
    lock(fcntl.LOCK_SH)


def claim():
    """Have the folder alone; raises BlockingIOError while a site runs on it."""
    lock(fcntl.LOCK_EX)


def lock(kind):
    # Never closed: the system lets go of it when the process ends, however it ends.
    file = os.open(settings.DATA_DIR / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(file, kind | fcntl.LOCK_NB)


def put_aside():
    """Rename the folder, begin an empty one, and return where the old one is."""
    folder = settings.DATA_DIR
    aside = folder.with_name(f"{folder.name}.before-{datetime.now():%Y%m%d-%H%M%S}")
    folder.rename(aside)
    folder.mkdir(mode=0o700)
    return aside
