"""A reading library for BibTeX: bytes to text, entries, names, dates and Unicode."""

from .capitals import protected
from .dates import Date, parse_date
from .decode import decode
from .edit import edited
from .encode import to_latex
from .entry import Entry, Field, Library, Problem, Severity
from .latex import to_unicode, unknown_macros
from .macros import is_verbatim
from .names import Name, Names, split_names
from .parse import parse
from .written import write_entry, write_names

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
    "protected",
    "split_names",
    "to_latex",
    "to_unicode",
    "unknown_macros",
    "write_entry",
    "write_names",
]
