"""Works that look the same, and addresses that stand at two of them."""

import pytest

from publications.checking import Kind
from publications.checking.twins import shared_addresses, twins
from publications.models import Link, Publication
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)

pytestmark = pytest.mark.django_db

TITLE = "Taming throughput and latency of inference"


@pytest.fixture
def ada():
    return make_author()


def make_pair(author, title=TITLE, year=2024, **fields):
    one = make_publication(TITLE, authors=[author], year=2024)
    return one, make_publication(title, authors=[author], year=year, **fields)


def test_each_of_two_is_told_with_the_other(ada):
    one, other = make_pair(ada)
    found = twins()
    assert {pk: [f.other for f in said] for pk, said in found.items()} == {
        one.pk: [other.pk],
        other.pk: [one.pk],
    }
    # Silenced once, both are.
    assert found[one.pk][0].name(one.pk) == found[other.pk][0].name(other.pk)


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"title": "Taming throughput and latency of inferences"}, True),
        ({"title": f"{TITLE}: With a subtitle"}, True),
        ({"title": f"{TITLE}, part 2"}, False),
        ({"title": "Another thing altogether here"}, False),
        ({"year": 2025}, True),
        ({"year": 2020}, False),
        ({"kind": "thesis"}, False),
    ],
)
def test_what_looks_the_same(ada, fields, is_told):
    make_pair(ada, **fields)
    assert bool(twins()) is is_told


def test_works_of_others_are_others(ada):
    make_publication(TITLE, authors=[ada], year=2024)
    make_publication(TITLE, authors=["Charles Babbage"], year=2024)
    assert twins() == {}


def test_publishers_tell_two_apart_unless_the_title_is_the_same(ada):
    one, other = make_pair(ada, title="Taming throughput and latency of inferences")
    make_appearance(one, doi="10.1145/1")
    make_appearance(other, doi="10.1145/2")
    assert twins() == {}
    Publication.objects.update(title=TITLE)
    assert set(twins()) == {one.pk, other.pk}


def test_an_address_at_two_works_is_told_at_both():
    one, other = (make_publication(links=["https://a.org/a.pdf"]) for _ in range(2))
    found = shared_addresses()
    assert set(found) == {one.pk, other.pk}
    assert found[one.pk][0].kind is Kind.REPEATED
    assert str(other) in found[one.pk][0].text


def test_code_may_serve_two_works():
    for _ in range(2):
        make_publication(links=["https://a.org/code"])
    Link.objects.update(kind="code")
    assert shared_addresses() == {}


def test_an_address_twice_at_one_work_is_not_told_here():
    make_publication(links=["https://a.org/a.pdf"] * 2)
    assert shared_addresses() == {}
