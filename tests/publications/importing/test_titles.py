import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.importing.titles import are_close, main_title, title_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("On the Shape of {Tests}", "on the shape of tests"),
        ("Über Größe", "uber grosse"),
        ("Self-Supervised Learning", "self supervised learning"),
        ("The <i>E. coli</i> genome, CO<sub>2</sub>", "the e coli genome co2"),
        ("A < B and B > C", "a b and b c"),
        ("深度学习", "深度学习"),
        ("…", ""),
    ],
)
def test_title_words(title, words):
    assert title_words(title) == words


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("Granola: Low-Overhead Transactions", "Granola"),
        ("Does It Work? A Study", "Does It Work"),
        ("Trees – a Survey", "Trees"),
        ("Trees", ""),
        ("Does It Work?", ""),
        ("Self-Supervision", ""),
    ],
)
def test_main_title(title, main):
    assert main_title(title) == main


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Perfect Spatial Hashing", "Perfect spatial hashing."),
        ("Data-Set Search", "Dataset search"),
        ("Granola", "Granola: Low-Overhead Transactions"),
        (
            "Decay Properties of the Density Matrix",
            "Decay properties of density matrix",
        ),
        (
            "Real-Time System for Driver Vigilance",
            "Weal-Time System for Driver Vigilance",
        ),
        ("Foundations of programming languages", "Foundations of programing languages"),
    ],
)
def test_titles_that_may_be_of_one_work(one, other):
    assert are_close(one, other)
    assert are_close(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Logical Relations, Part I: Types", "Logical Relations, Part II: Types"),
        (
            "The Shared Task of 2019 on Many Tests",
            "The Shared Task of 2020 on Many Tests",
        ),
        ("Trees: A Survey", "Trees: A Study"),
        ("A Theory of Trees", "Reply to: A Theory of Trees"),
        ("A Theory of Very Many Old Trees", "Erratum: A Theory of Very Many Old Trees"),
        (
            "On Open Nesting in Distributed Transactional Memory",
            "On Closed Nesting in Distributed Transactional Memory",
        ),
        ("", ""),
        ("", "Trees"),
    ],
)
def test_titles_of_different_works(one, other):
    assert not are_close(one, other)
    assert not are_close(other, one)


titles = st.lists(
    st.sampled_from(["a", "tree", "trees", "Tree:", "II", "of", "survey", "old"]),
    max_size=7,
).map(" ".join)


@given(titles, titles)
def test_it_makes_no_difference_which_title_comes_first(one, other):
    assert are_close(one, other) == are_close(other, one)
