"""The law of the way back: what is written is read as what was wanted."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.edit import edited
from publications.mapping import LinkDraft, PersonDraft, read_drafts
from publications.mapping.writing import rewritten
from publications.mapping.writing.rewriting import plain, wrong

ENTRIES = [
    r"""@article{a,
  author = {Doe, Jane and {A Team, Inc.} and Roe*, J.}, title = {A {BIG} title},
  journal = {Nature}, year = 2020, month = jul, volume = {3}, number = 4,
  pages = {1--2}, doi = {10.1000/a}, url = {https://doi.org/10.1000/a},
  keywords = {one, two}, note = {Best Paper Award}, pdf = {a.pdf}, selected = {true},
}""",
    r"""@inproceedings(b, title = "Two: A Tale", subtitle = "In Parts",
  author = "Jane Doe and John Roe and others", author+an = {1=equal; 2:given="x"},
  booktitle = {Symposium on Tests (SOT '20)}, date = {2020-05-03}, crossref = {p},
  html = {https://example.org/b}, url = {https://other.example.org})""",
    """@phdthesis{c, title={Three}, author={Roe, John}, school={ETH Z{\\"u}rich},
year={in press}, tags={x; y}, supervisor={Ann Poe}, location={Basel}}""",
    "@misc{d, title={Four}, eprint={2101.00001}, archiveprefix={arXiv}, year=2021}",
    "@book{e, editor={Poe, Ann}, booktitle={Five}, publisher={Press}, address={Bonn}}",
    "@techreport{f, title={Six}, institution={INRIA}, number={RR-1}}",
    "@misc{g, title={Sieben}, langid={ngerman}, language={german}}",
    "@misc{h, title={Acht}, language={english and german}, year=2020}",
]
PARENT = "\n@proceedings{p, title={Tests 2020}, publisher={ACM}, year=2020, isbn={1}}\n"

words = st.text("abcXYZ äÉñ$&%#_{}^~\\'\"–—<>-:;,.", max_size=25).map(plain)
# Two lone dollars in one field are a formula to each reader of it.
topics = st.text("abcXYZ äÉñ&%#_{}~-;,.", min_size=1, max_size=20).map(plain)
years = st.none() | st.integers(1000, 9999)
addresses = st.sampled_from(
    ["https://example.org/n_w?a=1&b=%20#c", "https://github.com/doe/code", "paper.pdf"]
)
labels = st.sampled_from(["", "Own label", "small (one)", "ünicode"])
kinds = st.sampled_from("pdf code video website publisher other slides".split())
links = st.builds(
    lambda kind, target, label: LinkDraft(
        kind, target, label or "Other" * (kind == "other"), "://" not in target
    ),
    kinds,
    addresses,
    labels,
)
people = st.builds(
    lambda name, role, is_equal: PersonDraft(name, role, is_equal),
    st.sampled_from(
        ["Jane Doe", "Jörg van der Berg", "A Team, Inc.", "Doe Jr.", "张伟", "NASA"]
    ),
    st.sampled_from(["author", "editor", "advisor", "mentor"]),
    st.booleans(),
)
ROLES = ["author", "editor", "advisor", "mentor"]


def by_role(persons):
    return tuple(sorted(persons, key=lambda person: ROLES.index(person.role)))


def dates():
    return st.builds(
        lambda year, month, day, text: {
            "year": year,
            "month": month if year else None,
            "day": day if year and month else None,
            "date_text": text,
        },
        years,
        st.none() | st.integers(1, 12),
        st.none() | st.integers(1, 28),
        st.sampled_from(["", "", "in press", "Spring 2021", "um 1900"]),
    )


TEXTS = "abstract award description name note picture_alt place publisher".split()
changes = st.one_of(
    *(st.fixed_dictionaries({name: words}) for name in TEXTS),
    *(st.fixed_dictionaries({n: words}) for n in ("volume", "number", "pages")),
    st.fixed_dictionaries({"title": words.filter(bool)}),
    st.fixed_dictionaries({"doi": st.sampled_from(["", "10.1000/n_w", "10.5/x"])}),
    st.fixed_dictionaries({"arxiv": st.sampled_from(["", "2202.00002"])}),
    st.fixed_dictionaries(
        {"language": st.sampled_from(["", "de", "en-GB", "fr", "ti", "zh-Hant"])}
    ),
    st.fixed_dictionaries({"is_selected": st.booleans(), "and_others": st.booleans()}),
    st.fixed_dictionaries({"venue": words, "venue_short": words}),
    st.fixed_dictionaries({"kind": st.sampled_from(["journal", "preprint"])}),
    st.fixed_dictionaries(
        {"topics": st.lists(topics.filter(bool), max_size=3).map(tuple)}
    ),
    st.fixed_dictionaries(
        {"links": st.lists(links, max_size=3, unique=True).map(tuple)}
    ),
    st.fixed_dictionaries({"people": st.lists(people, max_size=4).map(by_role)}),
    dates(),
)


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(ENTRIES), changes, st.booleans())
def test_what_is_written_is_read_as_what_was_wanted(text, change, ascii):
    [entry, _] = read_drafts((text + PARENT).encode(), "works.bib").entries
    target = replace(entry.draft(), **change)
    way = rewritten(entry.entry, target, ascii=ascii)
    new = edited(entry.entry.source, way.changes)
    again = read_drafts((new + PARENT).encode(), "works.bib").drafts[0]
    assert set(wrong(again, target)) == set(way.unsaid) == set()


@pytest.mark.parametrize("text", ENTRIES)
def test_nothing_is_written_where_nothing_is_wanted(text):
    [entry] = read_drafts(text.encode(), "works.bib").entries
    assert rewritten(entry.entry, entry.draft()).changes == {}


@pytest.mark.parametrize(
    ("text", "change", "expected"),
    [
        (ENTRIES[0], {"name": "Science", "venue": "Science"}, {"journal": "Science"}),
        (
            ENTRIES[0],
            {"doi": "10.1000/x"},
            {"doi": "10.1000/x", "url": "https://doi.org/10.1000/x"},
        ),
        (ENTRIES[0], {"doi": ""}, {"doi": None, "url": None}),
        (ENTRIES[0], {"note": "Oral"}, {"note": ..., "award": ...}),
        (ENTRIES[1], {"title": "Two: A Tale: And More"}, {"subtitle": "And More"}),
        (ENTRIES[1], {"day": 4}, {"date": "2020-05-04"}),
        (ENTRIES[1], {"publisher": ""}, {"publisher": ""}),
        (ENTRIES[2], {"name": "PhD thesis, EPFL"}, {"school": "EPFL"}),
        (ENTRIES[3], {"arxiv": "2101.00002"}, {"eprint": "2101.00002"}),
        (ENTRIES[4], {"title": "Fünf"}, {"booktitle": r"F{\"u}nf"}),
        (ENTRIES[4], {"place": "Köln"}, ...),
        (ENTRIES[5], {"number": ""}, {"number": None}),
        (ENTRIES[5], {"language": "de"}, {"langid": "ngerman"}),
        (ENTRIES[5], {"language": "ti"}, {"language": "ti"}),
        (
            ENTRIES[6],
            {"language": "fr"},
            {"langid": "french", "language": "french"},
        ),
        (ENTRIES[6], {"language": ""}, {"langid": None, "language": None}),
        (ENTRIES[7], {"language": "de"}, {"langid": "ngerman"}),
    ],
)
def test_value_goes_where_it_came_from(text, change, expected):
    [entry, _] = read_drafts((text + PARENT).encode(), "works.bib").entries
    target = replace(entry.draft(), **change)
    way = rewritten(entry.entry, target)
    if expected is not ... and ... not in expected.values():
        assert way.changes == expected
    assert way.unsaid == ()
