"""The data folder as a whole: who works with it, and how it is put aside."""

import fcntl
import os
from contextlib import contextmanager
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
    file = opened("lock")
    fcntl.flock(file, kind | fcntl.LOCK_NB)
    # The server that takes the place of the process that set the site up has it, too.
    os.set_inheritable(file, True)


@contextmanager
def one_at_a_time():
    """Wait until no other process sets up or replaces what is in the folder."""
    file = opened("setting-up.lock")
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def opened(name):
    return os.open(settings.DATA_DIR / name, os.O_RDWR | os.O_CREAT, 0o600)


def put_aside():
    """Rename the folder, begin an empty one, and return where the old one is."""
    folder = settings.DATA_DIR
    aside = folder.with_name(f"{folder.name}.before-{datetime.now():%Y%m%d-%H%M%S}")
    folder.rename(aside)
    folder.mkdir(mode=0o700)
    return aside
