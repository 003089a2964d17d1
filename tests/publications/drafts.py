"""BibTeX in tests: an entry of which only what matters is said, and its draft."""

from publications.mapping import read_drafts


def make_entry(kind="misc", key="doe2020", **fields):
    fields = {"title": "A work of ours", **fields}
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def make_draft(kind="misc", **fields):
    return read_draft(make_entry(kind, **fields))


def read_draft(text):
    [draft] = read_drafts(text.encode(), "works.bib").drafts
    return draft
