"""The history of records: every change kept, with who and when, to be compared, and
brought back."""

from publications.models import Author, Publication, Topic, Venue

from .comparing import compare
from .contents import described
from .deleted import deleted, last_version
from .files import FILES
from .meeting import Clash, meeting, opened
from .recording import keep_now, recorded
from .restoring import CannotRestore, rehearse, restore
from .states import state_of
from .summing import listed, sentence
from .timeline import Timeline
from .wholes import has_history, register
from .wording import differences, have_much_in_common, shortened

__all__ = [
    "FILES",
    "CannotRestore",
    "Clash",
    "Timeline",
    "compare",
    "deleted",
    "described",
    "differences",
    "has_history",
    "have_much_in_common",
    "keep_now",
    "last_version",
    "listed",
    "meeting",
    "opened",
    "recorded",
    "register",
    "rehearse",
    "restore",
    "sentence",
    "shortened",
    "state_of",
]

register(
    Publication,
    rows=["authorships", "appearances", "links"],
    many=["topics"],
    carried=["former_files", "former_slugs"],
)
register(Author, rows=["aliases"], carried=["former_slugs"])
register(Venue)
register(Topic)
