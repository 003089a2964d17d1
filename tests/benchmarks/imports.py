"""A file read and imported, against a parser that does nothing else."""

import pybtex.database

from publications.bibtex import decode, parse
from publications.importing import Media, apply, plan
from publications.mapping import read_drafts

from .entries import text_of
from .figures import Figure, seconds_of

# Names, macros, LaTeX, matching with what is there, and writing it.
MOST = {"Import": 12, "The same file again": 3}


def figures(size):
    text = text_of(size)
    data = text.encode()
    bare = seconds_of(lambda: pybtex.database.parse_string(text, "bibtex"))
    ours = seconds_of(lambda: parse(decode(data)[0]))
    yield Figure(f"Parse {len(data) / 1e6:.1f} MB of BibTeX", ours, "pybtex", bare, 1)
    for name, most in MOST.items():
        took = seconds_of(lambda: bring_in(data, size))
        yield Figure(name, took, "parse by pybtex", bare, most)


def bring_in(data, size):
    report = apply(plan([read_drafts(data, "bench.bib")], Media()))
    assert len(report.lines) == size, "Not every entry was imported."
