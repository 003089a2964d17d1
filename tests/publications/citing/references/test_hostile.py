"""Whatever the records hold, a reference is there and its HTML is safe."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.citing.references import STYLES, formatted

TAG = re.compile(r"</?(?:i|sub|sup)>")
KINDS = """
    article article-journal book chapter dataset document paper-conference patent
    report software speech thesis
""".split()
VALUES = """
    container-title collection-title collection-number publisher publisher-place genre
    number volume issue page edition version event event-title event-place DOI URL
    language
""".split()
PIECES = st.sampled_from(
    [
        "<script>",
        "</title>",
        "<i>",
        "</i>",
        "<sub>",
        "</sub>",
        "<sup>",
        "$x",
        "$",
        "\\$",
    ]
    + list("\"'“”‘’.,:;!? \n\u202e\x00&<>-–«»")
    + ["and", "1", "12-13", "xi", "vol. ", "van ", "d'", "王", "é", "Σ", "\U000f0000"]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=12)
NAMES = st.lists(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(["family", "given", "suffix", "literal"], TEXTS)
    ),
    max_size=9,
)
DATES = st.one_of(
    st.builds(lambda text: {"literal": text}, TEXTS),
    st.builds(
        lambda *parts: {"date-parts": [list(parts)]},
        st.integers(1000, 9999),
        st.integers(1, 12),
        st.integers(1, 31),
    ),
)
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS), "title": TEXTS},
    optional={
        **dict.fromkeys(VALUES, TEXTS),
        "author": NAMES,
        "editor": NAMES,
        "issued": DATES,
    },
)


@given(item=ITEMS, style=st.sampled_from(list(STYLES)), others=st.booleans())
@settings(max_examples=400, deadline=None)
def test_html_holds_no_tag_but_ours_and_says_the_same_as_the_text(item, style, others):
    found = formatted(item, style, others=others)
    assert "<" not in TAG.sub("", found.html)
    assert html.unescape(TAG.sub("", found.html)) == found.text
    assert found.text


@given(item=ITEMS, style=st.sampled_from(list(STYLES)))
@settings(max_examples=200, deadline=None)
def test_elements_are_closed_in_the_order_in_which_they_were_opened(item, style):
    opened = []
    for tag in TAG.findall(formatted(item, style).html):
        if tag.startswith("</"):
            assert opened.pop() == tag.replace("/", "")
        else:
            opened.append(tag)
    assert opened == []


@pytest.mark.parametrize(
    "title",
    [
        "<i>" * 140 + "x" + "</i>" * 140,
        ' "' * 330 + "x" + '"' * 330,
        "“" * 499 + "x" + "”" * 499,
        "'" * 1000,
        "$x$\U000f0005 \U000ffffd" * 100,
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_marks_within_marks_end_in_no_error(style, title):
    item = {"type": "chapter", "title": title, "container-title": f"Book {title}"}
    assert "Book" in formatted(item, style).text


@pytest.mark.parametrize("style", STYLES)
def test_script_in_a_title_is_text(style):
    item = {"type": "article-journal", "title": "<script>alert(1)</script>"}
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt;" in formatted(item, style).html.lower()
    )


@pytest.mark.parametrize("style", STYLES)
def test_formulas_stay_as_they_were_typed(style):
    formula = r"$f'(\alpha) < \text{the sum of}\ x$"
    item = {"type": "book", "title": f"the “{formula}” of {formula}-norms"}
    assert formatted(item, style).text.count(formula) == 2


@pytest.mark.parametrize("style", ["chicago", "mla"])
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("", "A Study of the Sea"),
        ("en-GB", "A Study of the Sea"),
        ("de", "a study of the sea"),
    ],
)
def test_only_english_titles_get_capitals(style, language, title):
    item = {"type": "book", "title": "a study of the sea", "language": language}
    assert title in formatted(item, style).text


def test_no_two_full_stops_meet():
    item = {"type": "book", "title": "It ends.", "publisher": "Press Inc."}
    for style in STYLES:
        assert ".." not in formatted(item, style).text
