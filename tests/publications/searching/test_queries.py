import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.searching import postgresql, sqlite
from publications.searching.queries import MAX_WORDS, read


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        (" - * ’ \t", []),
        ("Trees", [[("trees",)]]),
        ("trees TREES Trées", [[("trees",)]]),
        ("e-mail", [[("e", "mail"), ("email",)]]),
        ("Müller", [[("muller",), ("mueller",)]]),
        ("測試", [[("測", "試")]]),
    ],
)
def test_words_are_read_in_all_their_writings(typed, expected):
    assert read(typed) == expected


def test_what_is_typed_without_end_is_cut():
    assert len(read(" ".join(map(str, range(10_000))))) == MAX_WORDS
    assert len(str(read("a" * 100_000))) < 1100


@pytest.mark.parametrize(
    ("typed", "in_sqlite", "in_postgresql"),
    [
        ("tree", '("tree" *)', "(('tree':*))"),
        ("a b", '("a" *) AND ("b" *)', "(('a':*)) & (('b':*))"),
        (
            "e-mail",
            '("e mail" * OR "email" *)',
            "(('e' <-> 'mail':*) | ('email':*))",
        ),
        ('"a" OR', '("a" *) AND ("or" *)', "(('a':*)) & (('or':*))"),
    ],
)
def test_each_database_is_asked_in_its_language(typed, in_sqlite, in_postgresql):
    assert sqlite.query(read(typed)) == in_sqlite
    assert postgresql.query(read(typed)) == in_postgresql


@given(st.text())
def test_no_sign_of_a_language_of_queries_comes_through(typed):
    words = [word for forms in read(typed) for form in forms for word in form]
    assert all(word.isalnum() for word in words)


def test_words_that_are_too_long_for_postgresql_are_cut_between_characters():
    assert len(postgresql.cut("é" * 3000)) == 1000
    assert postgresql.entry("a b a") == "'a':1,3 'b':2"
