import pytest

from publications.importing.names import Names, fullest, person_key, turned_round

from .people import person


@pytest.mark.parametrize(
    ("person", "key"),
    [
        (person("Jane", "Smith"), "smith j"),
        (person("J.", "Smith"), "smith j"),
        (person("Jan", "Berg", particle="van der"), "vanderberg j"),
        (person("Jan", "van der Berg"), "vanderberg j"),
        (person(literal="NASA"), "nasa"),
        (person("", "Plato"), "plato "),
        (person("Jürgen", "Müller"), "muller j"),
        (person("J.", "Mueller"), "muller j"),
    ],
)
def test_family_name_and_initial_tell_who_it_is(person, key):
    assert person_key(Names.of(person)) == key


@pytest.mark.parametrize(
    "names",
    [
        ["J.", "Jane"],
        ["Jane", "Jane A."],
        ["J. A.", "Jane"],
        ["JANE", "Jané"],
    ],
)
def test_fullest_name(names):
    less, most = (Names(given_name=name, family_name="Doe") for name in names)
    assert fullest([less, most]) == fullest([most, less]) == most


def test_alias_is_taken_apart():
    names = Names.of_alias("Jan van der Berg")
    assert names == Names("Jan", "van der", "Berg")
    assert Names.of_alias("Doe, Jane and Roe, John") == Names(
        literal="Doe, Jane and Roe, John"
    )


def test_name_turned_round():
    assert turned_round(Names("Doe", "", "J")) == Names("J", "", "Doe")
