"""From what is typed or pasted to the rows of a form, and to what they mean."""

from .memory import keep_entry
from .pasted import MAX_TEXT, Pasted, read
from .people import Meant, People
from .questions import Question, Unclear, meant
from .sheet import Sheet
from .typed import NotOneName, as_typed, person_of
from .venues import as_typed_venue, venue_meant

__all__ = [
    "MAX_TEXT",
    "Meant",
    "NotOneName",
    "Pasted",
    "People",
    "Question",
    "Sheet",
    "Unclear",
    "as_typed",
    "as_typed_venue",
    "keep_entry",
    "meant",
    "person_of",
    "read",
    "venue_meant",
]
