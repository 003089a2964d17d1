"""Names as they must stand so that every reader splits them at the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex import Name
from publications.describing.names import NO_BREAK_SPACE, inverted, inverted_alone

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
people = st.builds(
    Name,
    given=words,
    particle=words,
    family=words.filter(lambda text: text.strip(" ,;،")),
    suffix=words,
)


@pytest.mark.parametrize(
    ("given", "family", "written"),
    [
        ("小明", "王", "王, 小明"),
        ("نجيب", "محفوظ", "محفوظ, نجيب"),
        ("Мария", "Склодовская-Кюри", "Склодовская-Кюри, Мария"),
        ("María José", "de la Cruz", "de la Cruz, María José"),
        ("J.-P.", "Serre", "Serre, J.-P."),
    ],
)
def test_names_of_all_scripts_keep_their_parts(given, family, written):
    assert inverted(Name(given=given, family=family)) == written


@given(people)
def test_a_person_has_one_comma_at_most_and_nothing_else_that_parts(name):
    for written in (inverted(name), inverted_alone(name)):
        assert written.count(",") <= 1
        assert not set(written) & set(";،")


@given(st.text(min_size=1))
def test_a_team_has_its_one_comma_at_the_end(text):
    written = inverted(Name(literal=text))
    assert written.endswith(",")
    assert written.count(",") == 1


@given(people)
def test_the_only_author_has_blanks_on_one_side_at_most(name):
    family, _, given_name = inverted_alone(name).partition(", ")
    assert " " not in family or " " not in given_name
    assert given_name.replace(NO_BREAK_SPACE, " ") == inverted(name).partition(", ")[2]
