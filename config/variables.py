"""What a site's variables say, as settings take it; of what can't be taken is said what
to write instead."""

import contextlib
import importlib.util
import os
import re
import tempfile

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from publications.addresses import site_address

BUCKET = re.compile(
    r"s3://(?P<bucket_name>[\w.-]+)(/(?P<location>[\w./-]*))?"
    r"(\?endpoint=(?P<endpoint_url>https?://[\w.:-]+)/?)?"
    r"([?&]region=(?P<region_name>[\w-]+))?"
)
SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
# PostgreSQL may be away, and then nobody shall wait for minutes: in seconds for who
# comes, in milliseconds for what was sent over a connection that is there.
PATIENCE = {"connect_timeout": 5, "tcp_user_timeout": 10_000}


def number(name, default, *, lowest=1, highest):
    written = os.environ.get(name) or str(default)
    if re.fullmatch("[0-9]{1,5}", written) and lowest <= int(written) <= highest:
        return int(written)
    raise ImproperlyConfigured(
        f"{name} is {written!r}, but must be a number from {lowest} to {highest}."
    )


def site_url(written):
    if address := site_address(written):
        return address
    raise ImproperlyConfigured(
        f"SITE_URL is {written!r}, but must be the address of the site without a "
        "path, such as https://example.org."
    )


def secret_key(folder):
    """The one kept in the data folder, both made on the first start."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return kept_key(folder / "secret_key")
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR is {folder}, which this user can't work with: "
            f"{error.filename or folder}: {error.strerror}. "
            "Run this as the user whose folder it is, or let DATA_DIR name another one."
        ) from error


def kept_key(path):
    """For the owner only."""
    if not path.exists():
        # Written aside, so that a start that is broken off leaves no half key; linked,
        # so that of two starts at once both take the key of the first.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:
            file.write(get_random_secret_key())
            file.flush()
            os.fsync(file.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text()


def database(url, folder):
    """What `url` names, or SQLite in the data folder, whose name may hold any sign."""
    found = database_at(url) if url else database_in(folder)
    if found["ENGINE"] == SQLITE:
        # A writer waits for its turn instead of failing with "database is locked".
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            # Of thousands of works, an import keeps the others waiting that long.
            "timeout": 60,
            # Of its cache, in kB: each of many threads has one, for one request.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA cache_size=-512;",
        }
    if found["ENGINE"] == POSTGRESQL:
        need_extras("psycopg", "DATABASE_URL names a PostgreSQL database")
        found["OPTIONS"] = PATIENCE | found.get("OPTIONS", {})
    return found


def database_in(folder):
    return {"ENGINE": SQLITE, "NAME": folder / "offprint.sqlite3"}


def database_at(url):
    # A connection is kept for the next visitor, if it still works then.
    with contextlib.suppress(ValueError):
        found = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
        if found["ENGINE"] in (SQLITE, POSTGRESQL):
            return found
    raise ImproperlyConfigured(
        "DATABASE_URL names no PostgreSQL database; write it as in "
        "postgres://name:password@host/offprint, or leave it away for SQLite."
    )


def media_store(url):
    """The folder of media, or the bucket that `url` names."""
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    found = BUCKET.fullmatch(url)
    if not found:
        raise ImproperlyConfigured(
            "MEDIA_STORE must name a bucket and where it is, such as "
            "s3://my-bucket?endpoint=https://s3.example.org&region=eu-central."
        )
    need_extras("storages", "MEDIA_STORE names a bucket")
    options = {name: value for name, value in found.groupdict().items() if value}
    return {"BACKEND": "config.bucket.Bucket", "OPTIONS": options}


def need_extras(package, reason):
    if not importlib.util.find_spec(package):
        raise ImproperlyConfigured(
            f"{reason}, for which more is needed. Install it: make extras"
        )
