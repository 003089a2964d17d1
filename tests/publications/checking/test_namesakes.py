"""Authors that look like one person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.checking.namesakes import namesakes
from publications.models import Alias, Author
from tests.publications.factories import make_author, make_publication

pytestmark = pytest.mark.django_db


def pairs():
    return [finding.about for finding in namesakes()]


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("Rohit Karlupia", "Rohit Karlupiya", True),
        ("Alexey Tumanov", "A. Tumanov", True),
        ("Ada Lovelace", "ADA LOVELACE", True),
        ("Florian Müller", "Florian Muller", True),
        ("Alexey Tumanov", "Boris Tumanov", False),
        ("Mario Rossini", "Maria Rossini", False),
        ("Wei Li", "Wei Liu", False),
        ("Ada Lovelace", "Charles Babbage", False),
    ],
)
def test_who_looks_like_one(one, other, is_told):
    first, second = make_author(one), make_author(other)
    assert pairs() == [f"{first.pk}+{second.pk}"] * is_told


def test_a_spelling_that_is_anothers_name_is_told():
    first, second = make_author("Ada King"), make_author("Augusta Lovelace")
    assert pairs() == []
    Alias.objects.create(author=first, name="Augusta Lovelace")
    assert pairs() == [f"{first.pk}+{second.pk}"]


def test_an_initial_that_may_mean_two_says_nothing():
    for name in ("John Tumanov", "Jane Tumanov", "J. Tumanov"):
        make_author(name)
    assert pairs() == []


def test_who_wrote_together_are_two():
    make_publication(authors=["Rohit Karlupia", "Rohit Karlupiya"])
    assert pairs() == []


def test_other_orcids_are_other_people():
    make_author(orcid="0000-0002-1825-0097")
    make_author(orcid="0000-0001-5109-3700")
    assert pairs() == []
    Author.objects.update(orcid="")
    assert len(pairs()) == 1


def test_teams_are_compared_as_they_stand():
    for name in ("Singularity Team", "Singularity Teams"):
        make_author("", literal=name)
    assert pairs() == []


def test_queries_do_not_grow_with_the_authors():
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert pairs()
        return len(queries)

    make_author(), make_author()
    few = count()
    for number in range(20):
        make_author(f"Ada Number{number}")
        make_author(f"Ada Number{number}")
    assert count() == few
