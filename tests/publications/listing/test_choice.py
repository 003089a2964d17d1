import pytest
from django.http import QueryDict

from publications.listing import Choice


def choice(query):
    return Choice.of(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", ""),
        ("q=a+b&year=2024&kind=book", "?q=a+b&year=2024&kind=book"),
        ("kind=book&q=%00+a%0A%09b++", "?q=a+b&kind=book"),
        ("group=kind", "?group=kind"),
        ("group=year&page=7&other=1", ""),
        ("group=nonsense", ""),
        ("q=é%26", "?q=%C3%A9%26"),
    ],
)
def test_address_says_the_same_in_one_form(query, said):
    assert choice(query).query() == said
    assert choice(said.removeprefix("?")) == choice(query)


def test_one_thing_is_changed_and_the_rest_kept():
    here = choice("q=a&year=2024&group=kind")
    assert here.query(year="") == "?q=a&group=kind"
    assert here.query(kind="book") == "?q=a&year=2024&kind=book&group=kind"


def test_a_form_keeps_what_is_not_typed_into_it():
    here = choice("q=a&year=2024&group=kind")
    assert here.hidden() == {"year": "2024", "group": "kind"}


def test_grouping_alone_is_no_choice_among_the_works():
    assert not choice("group=kind")
    assert choice("q=a")


def test_what_is_typed_without_end_is_cut():
    here = choice("q=" + "a" * 10_000 + "&topic=" + "b" * 10_000)
    assert len(here.query()) < 400
