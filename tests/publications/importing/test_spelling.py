import pytest

from publications.importing.spelling import agree, given_parts, same_spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "JANE DOE"),
        ("José Núñez", "Jose Nunez"),
        ("J. P. Doe", "J.P. Doe"),
        ("J.-P. Doe", "J -P Doe"),
        ("Søren Łukasz", "Soren Lukasz"),
        ("Weiß", "Weiss"),
        (" Jane   Doe ", "Jane Doe"),
    ],
)
def test_same_spelling(one, other):
    assert same_spelling(one) == same_spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jane Doe", "John Doe"), ("王小明", "王小红"), ("J Doe", "Jane Doe")],
)
def test_other_spelling(one, other):
    assert same_spelling(one) != same_spelling(other)


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ("Jane", ("jane",)),
        ("J.", ("j",)),
        ("J. P.", ("j", "p")),
        ("J.P.", ("j", "p")),
        ("JP", ("j", "p")),
        ("Jean-Pierre", ("jean-pierre",)),
        ("Jean-P.", ("jean", "p")),
        ("J.-P.", ("j", "p")),
        ("Al", ("al",)),
        ("Jörg", ("jorg",)),
        ("小明", ("小明",)),
        ("O’Neil", ("oneil",)),
        ("", ()),
    ],
)
def test_given_parts(given, parts):
    assert given_parts(given) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexey", "A."),
        ("Alexey V.", "A."),
        ("Alexey V.", "Alexey"),
        ("Alexey V.", "AV"),
        ("Alexey Valerievich", "A. V."),
        ("Xiao-Ming", "Xiaoming"),
        ("Jean-Pierre", "J.-P."),
        ("Jean-Pierre", "J. P."),
        ("Jean-Pierre", "J."),
        ("Jean Pierre", "Jean-Pierre"),
        ("Jean-Pierre A.", "JP"),
        ("", ""),
    ],
)
def test_given_names_of_one_person_agree(one, other):
    assert agree(given_parts(one), given_parts(other))
    assert agree(given_parts(other), given_parts(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexey", "Alexander"),
        ("Alexey", "V."),
        ("A. V.", "A. B."),
        ("Jane A.", "Jane B."),
        ("Jane", ""),
        ("Yu", "Yu-Ting"),
        ("Y.-C.", "Yu-Ting"),
        ("小明", "小红"),
        ("明", "明月"),
    ],
)
def test_given_names_of_two_people_do_not(one, other):
    assert not agree(given_parts(one), given_parts(other))
    assert not agree(given_parts(other), given_parts(one))
