"""Whatever an entry holds, a draft comes of it that a page can show."""

import re
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex import Entry, Field
from publications.mapping import read_drafts, to_draft
from publications.mapping.identifiers import NONE
from publications.mapping.kinds import KINDS
from publications.mapping.link_kinds import FIELDS
from publications.mapping.people import MAKERS, ROLES
from publications.mapping.servers import SERVERS
from publications.models import Appearance, Link, Publication

CORPORA = Path(__file__).parents[4] / "shared/corpora"
NAMES = sorted(
    {*FIELDS, *SERVERS, *ROLES, *MAKERS}
    | set(
        "title subtitle booktitle journal date year month day note howpublished "
        "annotation abstract keywords volume number pages eid articleno series edition "
        "chapter type version doi arxiv isbn issn eprint eprinttype archiveprefix abbr "
        "author+an author+an:orcid orcid-numbers orcid pubstate selected preview "
        "url_Own_Label slides_url publisher address location school".split()
    )
)
PIECES = st.sampled_from(
    [r"\url{", r"\href{a}{", r"\cite{x}", r"\footnote{", r"\"o", r"\$", "$", "{", "}"]
    + [r"\textbackslash lambda", "https://a.example/b.pdf", "://", "10.1000/a(b)", "--"]
    + ["Doe, Jane and ", "1=equal;", "0000-0002-1825-0097", "arXiv:2101.00001v2 ", "/"]
    + [
        "978-3-16-148410-0",
        "accessed on 2020",
        "Available at: ",
        "(",
        ")",
        "[",
        ".",
        ",",
    ]
    + ["2020-13-41", "PMC123", "x:y.pdf:pdf", " ", "~", "\\", "&lt;", "é", "張", *NONE]
)
NAMED = {*ROLES, *MAKERS}
VALUES = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40)
FIELDS_OF_ENTRIES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8)
SEEN = (
    "title name venue venue_short place date_text volume number pages publisher note "
    "award doi arxiv isbn issn abstract description"
).split()
FORMULA = re.compile(r"\$\$?[^$]*\$\$?|\\\(.*?\\\)", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def make_entry(kind, fields):
    own = tuple(Field(name, name, value, 2) for name, value in fields.items())
    return Entry(kind, "doe2020", own, 1, "@misc{doe2020}")


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(KINDS)) | st.text(max_size=9), FIELDS_OF_ENTRIES)
def test_every_entry_makes_a_draft_that_the_records_can_hold(kind, fields):
    draft = to_draft(make_entry(kind, fields))
    assert draft.work_kind in Publication.Kind.values
    assert draft.kind in Appearance.Kind.values
    assert {link.kind for link in draft.links} <= set(Link.Kind.values)
    assert all(link.label or link.kind != "other" for link in draft.links)
    assert draft.year is None or 1000 <= draft.year <= 9999
    assert draft.month is None or 1 <= draft.month <= 12
    assert draft.day is None or (draft.month and 1 <= draft.day <= 31)


@settings(max_examples=200, deadline=None)
@given(FIELDS_OF_ENTRIES.filter(lambda fields: not NAMED & fields.keys()))
def test_every_problem_says_where_it_is_and_begins_in_the_midst(fields):
    for problem in to_draft(make_entry("misc", fields)).problems:
        assert (problem.key, problem.line) in {("doe2020", 1), ("doe2020", 2)}
        assert problem.field in {"", *fields}
        assert problem.message and not problem.message.endswith(".")


@settings(max_examples=200, deadline=None)
@given(FIELDS_OF_ENTRIES)
def test_mapping_says_the_same_each_time(fields):
    entry = make_entry("article", fields)
    assert to_draft(entry) == to_draft(replace(entry))


@pytest.mark.parametrize(
    "path", sorted(CORPORA.rglob("*.bib")), ids=lambda path: path.stem[-40:]
)
def test_real_entries_show_neither_braces_nor_control_characters(path):
    for draft in read_drafts(path.read_bytes(), path.name).drafts:
        # Where a brace or dollar is escaped or lacks its partner, it is text.
        if any(re.search(r"\\[{}$]", value) for _, value in draft.fields):
            continue
        for name in SEEN:
            shown = FORMULA.sub("", getattr(draft, name))
            assert not CONTROL.search(shown), (draft.key, name, shown)
            assert not re.search(r"[{}]", shown), (draft.key, name, shown)


@pytest.mark.parametrize("piece", ["(", "(A", "best ", "10.1000/(", "accessed 1 ", "~"])
def test_long_values_take_no_longer_than_their_length(piece):
    value = piece * (40_000 // len(piece))
    fields = dict.fromkeys(["title", "note", "doi", "series", "journal"], value)
    start = process_time()
    to_draft(make_entry("article", fields))
    assert process_time() - start < 1
