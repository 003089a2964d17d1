"""The history of records: every change kept, with who and when, to be compared, and
brought back."""

from publications.models import Author, Publication, Topic, Venue

from .comparing import compare
from .contents import described
from .deleted import deleted, last_version
from .files import FILES
from .recording import keep_now, recorded
from .restoring import CannotRestore, rehearse, restore
from .timeline import Timeline, is_number
from .wholes import has_history, register

__all__ = [
    "FILES",
    "CannotRestore",
    "Timeline",
    "compare",
    "deleted",
    "described",
    "has_history",
    "is_number",
    "keep_now",
    "last_version",
    "recorded",
    "register",
    "rehearse",
    "restore",
]

register(Publication, rows=["authorships", "appearances", "links"], many=["topics"])
register(Author, rows=["aliases"])
register(Venue)
register(Topic)
