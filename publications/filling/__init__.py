"""From what is typed or pasted to the rows of a form, and to what they mean."""

from .lines import Line, as_text, lines_of, to_lines
from .memory import keep_entry
from .pasted import MAX_TEXT, read
from .people import Meant, People
from .questions import Question, Unclear, meant
from .sheet import MAX_ROWS, Sheet
from .typed import NotOneName, as_typed, person_of
from .venues import as_typed_venue, venue_meant

__all__ = [
    "MAX_ROWS",
    "MAX_TEXT",
    "Line",
    "Meant",
    "NotOneName",
    "People",
    "Question",
    "Sheet",
    "Unclear",
    "as_text",
    "as_typed",
    "as_typed_venue",
    "keep_entry",
    "lines_of",
    "meant",
    "person_of",
    "read",
    "to_lines",
    "venue_meant",
]
