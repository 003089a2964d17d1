r"""BibTeX for programs: bytes to entries, names, dates and Unicode, and back.

Nothing here raises for what a file holds: what is amiss is told in problems, each
with its line, and a damaged entry is read as far as it goes.

>>> data = rb'''@article{goedel1931,
...   author = {G{\"o}del, Kurt and others},
...   title  = {{\"U}ber unentscheidbare S{\"a}tze},
...   year   = 1931
... }'''
>>> text, problems = decode(data)
>>> library = parse(text)
>>> [entry] = library.entries
>>> entry.kind, entry.key, entry.line, entry.get("year")
('article', 'goedel1931', 1, '1931')
>>> to_unicode(entry.get("title"))
'Über unentscheidbare Sätze'
>>> names = split_names(entry.get("author"))
>>> [(name.given, name.family) for name in names.names], names.others
([('Kurt', 'Gödel')], True)
>>> parse_date(entry).year
1931

Unicode goes back as LaTeX, and in the text of an entry only what is changed is
written anew:

>>> print(edited(entry.source, {"title": to_latex("Über Sätze"), "volume": "38"}))
@article{goedel1931,
  author = {G{\"o}del, Kurt and others},
  title  = {{\"U}ber S{\"a}tze},
  year   = 1931,
  volume = {38}
}

What is wrong with a file is said for people:

>>> for problem in parse("@misc{a, year = 2001").problems:
...     print(f"line {problem.line}: in {problem.key}, {problem.message}")
line 1: in a, the entry is not closed before the end of the file; the fields ...
"""

from .capitals import protected
from .dates import Date, parse_date
from .decode import decode
from .edit import edited
from .encode import to_latex
from .entry import Entry, Field, Library, Problem, Severity
from .latex import to_unicode, unknown_macros
from .macros import is_verbatim
from .marks import explained_as_equal
from .name import Name
from .names import Names, split_names
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
    "explained_as_equal",
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
