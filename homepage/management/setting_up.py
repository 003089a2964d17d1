"""From an empty data folder to a site that can be served.

Every step may be broken off and is made good by the next call; what is there already
is left as it is.
"""

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from . import data_folder
from .backups.placing import forget_undecided
from .demo import load_demo

# Without 0, 1, i, l and o, which look like each other.
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


# Whose migrations tell how new the data are.
OWN_APPS = ("homepage", "publications")


class NewerDataError(Exception):
    """The database has what this version doesn't know of."""


class Account(NamedTuple):
    name: str
    password: str


def begin(*, with_demo):
    """Note what the site being set up shall hold, until all of it is there."""
    unfinished().write_text("demo" if with_demo else "empty")


def unfinished():
    return settings.DATA_DIR / "unfinished"


def is_begun():
    return unfinished().exists()


def is_new_database():
    return not connection.introspection.table_names()


def set_up(*, with_account=True):
    """Do what is left to do; return the admin account if it was made now."""
    with data_folder.one_at_a_time(), one_host_at_a_time():
        forget_undecided()
        migrate()
        if is_begun() and unfinished().read_text() == "demo":
            load_demo()
        collect_static()
        # Last, so that its password is on the screen as soon as it is in the database.
        account = make_admin() if with_account else None
        unfinished().unlink(missing_ok=True)
    return account


@contextmanager
def one_host_at_a_time():
    """Wait, too, for other machines that set up the same database."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('offprint'))")
        yield
        cursor.execute("SELECT pg_advisory_unlock(hashtext('offprint'))")


def migrate():
    if is_behind():
        call_command("migrate", interactive=False, verbosity=0)


def is_behind(database=connection):
    """Whether the database is of an older version of the site."""
    executor = MigrationExecutor(database)
    refuse_newer_data(executor.loader)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def refuse_newer_data(loader):
    unknown = [
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in OWN_APPS and (app, name) not in loader.disk_migrations
    ]
    if unknown:
        raise NewerDataError(
            f"The data are those of a newer Offprint ({min(unknown)}). "
            "Bring the program up to date: git pull"
        )


def collect_static():
    """Collect the static files if one of them changed since the last time."""
    noted = settings.DATA_DIR / "static-sources.txt"
    sources = static_sources()
    if noted.exists() and noted.read_text() == sources and is_collected():
        return
    # From the beginning: it would leave a file that was collected after the new one was
    # written, as when an archive brings a new version with the times of its making.
    call_command("collectstatic", clear=True, interactive=False, verbosity=0)
    noted.write_text(sources)


def static_sources():
    """A line for each file, another one as soon as the file is."""
    paths = (
        Path(storage.path(name))
        for finder in get_finders()
        for name, storage in finder.list(ignore_patterns=None)
    )
    stats = ((path, os.stat(path)) for path in paths)
    return "".join(f"{path} {s.st_size} {s.st_mtime_ns}\n" for path, s in stats)


def is_collected():
    return settings.STATIC_ROOT.is_dir()


def make_admin():
    """An account with a password of its own, when there is no superuser."""
    users = get_user_model().objects
    if has_admin():
        return None
    account = Account(free_name(users), new_password())
    users.create_superuser(account.name, password=account.password)
    return account


def has_admin():
    return get_user_model().objects.filter(is_superuser=True).exists()


def free_name(users):
    taken = set(users.values_list("username", flat=True))
    names = ("admin", *(f"admin{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def new_password():
    groups = (
        "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(4)) for _ in range(4)
    )
    return "-".join(groups)
