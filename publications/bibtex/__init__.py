"""A reading library for BibTeX: bytes to text, entries, names, dates and Unicode."""

from .dates import Date, parse_date
from .decode import decode
from .edit import edited
from .entry import Entry, Field, Library, Problem, Severity
from .latex import to_unicode
from .macros import is_verbatim
from .names import Name, Names, split_names
from .parse import parse

__all__ = [
    "Date",
    "Entry",
    "Field",
    "Library",
    "Name",
    "Names",
    "Problem",
    "Severity",
    "decode",
    "edited",
    "is_verbatim",
    "parse",
    "parse_date",
    "split_names",
    "to_unicode",
]
