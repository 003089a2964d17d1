"""What one page has read or made and the next needs as well, where all pages of a site
are asked for one after another."""

from contextlib import contextmanager
from contextvars import ContextVar

# By its name.
KEPT = ContextVar("KEPT", default=None)


@contextmanager
def recalling():
    """In a snapshot: what is recalled is as it was when it was first asked for."""
    token = KEPT.set({})
    try:
        yield
    finally:
        KEPT.reset(token)


def is_recalling():
    return KEPT.get() is not None


def recalled(name, make):
    kept = KEPT.get()
    if kept is None:
        return make()
    if name not in kept:
        kept[name] = make()
    return kept[name]
