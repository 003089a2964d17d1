import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.importing.namebook import Namebook, Spelling
from publications.importing.spelling import agree, given_parts

GIVEN = "J.|J. A.|J. B.|Jane|Jane A.|Jane Anne|John|Jo-Ann|Joann|JA|Jane B.".split("|")

spellings = st.builds(
    Spelling,
    st.sampled_from(["doe", "lee"]),
    st.sampled_from(["", "jr"]),
    st.sampled_from(GIVEN).map(given_parts),
)


@given(st.lists(spellings), st.randoms())
def test_order_makes_no_difference(names, random):
    other = list(names)
    random.shuffle(other)
    book, other_book = Namebook(names), Namebook(other)
    for name in names:
        assert set(book.spellings_of(name)) == set(other_book.spellings_of(name))


@given(st.lists(spellings, min_size=1))
def test_names_of_one_person_form_groups_that_agree_throughout(names):
    book = Namebook(names)
    for name in names:
        group = book.spellings_of(name)
        assert name in group
        for other in group:
            assert set(book.spellings_of(other)) == set(group)
            assert all(agree(other.given, third.given) for third in group)
            assert other[:2] == name[:2]


@given(st.lists(spellings), spellings)
def test_name_that_comes_late_counts_from_then_on(names, late):
    book, early = Namebook(names), Namebook([late, *names])
    for name in names:
        book.spellings_of(name)
    book.add(late)
    for name in names:
        assert set(book.spellings_of(name)) == set(early.spellings_of(name))


def test_an_initial_that_two_names_agree_with_stands_alone():
    initial, jane, john = (
        Spelling("doe", "", given_parts(name)) for name in ("J.", "Jane", "John")
    )
    book = Namebook([initial, jane, john])
    assert book.is_ambiguous(initial)
    assert book.spellings_of(initial) == [initial]
    assert book.spellings_of(jane) == [jane]


def test_very_many_spellings_are_of_several_people():
    names = [Spelling("doe", "", ("jane", *"x" * n)) for n in range(60)]
    book = Namebook(names)
    assert book.spellings_of(names[0]) == [names[0]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Y.", "Yi"),
        ("Y.", "Yifan"),
        ("J.", "J. S."),
        ("Jun", "Jun S."),
        ("Yu", "Yu Ting"),
        ("J. H.", "Junmuk"),
        ("A. L. P.", "Aodi"),
        ("Mike", "M. Y."),
    ],
)
def test_in_a_family_of_millions_an_initial_is_nobody_in_particular(one, other):
    book = Namebook(Spelling("wang", "", given_parts(name)) for name in (one, other))
    for spelling in book.all:
        assert book.spellings_of(spelling) == [spelling]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Y. F.", "Y.-F."),
        ("Yi-Fan", "Yifan"),
        ("Yi-Fan", "Y.-F."),
        ("Boon Giin", "B.-G."),
        ("Yanhong A.", "Y. A."),
        ("Lewis", "Lewis L."),
    ],
)
def test_in_a_family_of_millions_two_names_may_tell(one, other):
    pair = {Spelling("wang", "", given_parts(name)) for name in (one, other)}
    assert all(set(Namebook(pair).spellings_of(spelling)) == pair for spelling in pair)
