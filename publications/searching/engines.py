from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from . import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine():
    """What is said to the database of the site."""
    if found := ENGINES.get(connection.vendor):
        return found
    raise ImproperlyConfigured(
        "DATABASE_URL names a database that can't be searched: it must be one of "
        "PostgreSQL or SQLite."
    )
