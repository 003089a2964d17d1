import pytest

from publications.listing import by_year
from publications.listing.groups import order
from publications.listing.pages import Pages
from publications.models import Publication, Topic
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db


def headings(groups):
    return [(group.heading.anchor, group.heading.text) for group in groups]


def grouped(grouping):
    return Pages(Publication.objects.published(), grouping).groups(1)


@pytest.fixture
def works():
    return [
        make_publication("Dated", year=2024, kind="journal"),
        make_publication("Undated", kind="book"),
        make_publication("Tool", kind="project"),
        make_publication("Dated tool", year=2001, kind="project"),
    ]


def test_by_year_what_has_none_stands_last(works):
    expected = ["y2024", "y2001", "undated", "projects"]
    assert [anchor for anchor, _ in headings(grouped("year"))] == expected
    newest = Publication.objects.for_display().newest_first()
    assert headings(by_year(newest)) == headings(grouped("year"))


def test_kinds_stand_as_they_are_chosen_from_and_each_once():
    for kind in [*reversed(Publication.Kind), *Publication.Kind]:
        make_publication(kind=kind)

    kinds = [(f"kind-{kind.value}", kind.label) for kind in Publication.Kind]
    assert headings(grouped("kind")) == kinds


def test_topics_that_look_alike_have_places_of_their_own():
    work = make_publication()
    names = ["Graphs", "graphs", "GRAPHS!", "No topic", "測試"]
    work.topics.set(Topic.objects.create(name=name) for name in names)
    make_publication()
    found = headings(grouped("topic"))
    assert sorted(text for _, text in found) == sorted([*names, "Without a topic"])
    assert len({anchor for anchor, _ in found}) == len(found)
    assert found[-1] == ("no-topic", "Without a topic")


def test_by_year_nothing_stands_before_the_date():
    assert order("year") == []
