"""What differs between two values is marked, and nothing is lost or let through."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.admin.differences import difference

TAG = re.compile(r"</?(?:ins|del)>")
words = st.lists(st.sampled_from("a b c <b> & ü “x” </del>".split()), max_size=20)
texts = words.map(" ".join)


def plain(marked):
    return html.unescape(TAG.sub("", marked))


@pytest.mark.parametrize(
    ("here", "there", "old", "new"),
    [
        ("We test it", "We try it", "We <del>test</del> it", "We <ins>try</ins> it"),
        ("test it", "We test it", "test it", "<ins>We</ins> test it"),
        (2019, 2020, "<del>2019</del>", "<ins>2020</ins>"),
        (False, True, "<del>no</del>", "<ins>yes</ins>"),
        (["A", "B"], ["A", "C"], "A; <del>B</del>", "A; <ins>C</ins>"),
        ("", "<b>", '<span class="quiet">nothing</span>', "<ins>&lt;b&gt;</ins>"),
        (None, [], '<span class="quiet">nothing</span>', None),
    ],
)
def test_what_differs_is_marked(here, there, old, new):
    assert difference(here, there) == (old, new or old)


def test_long_text_is_shown_around_what_differs():
    same = " ".join(f"w{n}" for n in range(300))
    old, new = difference(f"{same} old {same}", f"{same} new {same}")
    assert old.startswith(" … w") and old.endswith(" … ")
    assert "w299 <ins>new</ins> w0" in new
    assert len(new) < 200


def test_texts_without_likeness_stand_beside_each_other():
    assert difference("a b c d", "e f g h") == (
        "<del>a b c d</del>",
        "<ins>e f g h</ins>",
    )


@given(texts, texts)
def test_nothing_is_lost_of_short_texts(here, there):
    old, new = difference(here, there)
    if here:
        assert plain(old).split() == here.split()
    if there:
        assert plain(new).split() == there.split()


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_tag_is_let_through(here, there):
    for marked in difference(here, there):
        rest = TAG.sub("", marked).replace('<span class="quiet">nothing</span>', "")
        assert "<" not in rest


def test_huge_texts_are_not_compared_word_by_word():
    old, new = difference("a b " * 50_000, "b a " * 50_001)
    assert old.startswith("<del>a b a b") and old.endswith("…")
    assert len(new) < 6000
