"""What public pages show, from the database: one page alone, or all that there are."""

from publications.recalling import is_recalling, recalled

from .ahead import Ahead
from .alone import Alone

__all__ = ["reading"]


def reading() -> Alone:
    return recalled("ahead", Ahead) if is_recalling() else Alone()
