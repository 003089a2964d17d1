"""Lines are kept between two visits, and never shown after something has changed."""

import pytest
from django.core.cache import cache
from django.utils import translation

from publications.listing.groups import Group, Heading, Line
from publications.listing.lines import drawn
from publications.models import Author, Authorship, Link, Publication, Topic, Venue
from tests.publications.factories import make_appearance, make_author, make_publication

pytestmark = pytest.mark.django_db

YEAR = Heading("y2024", "2024", is_date=True)


@pytest.fixture(autouse=True)
def empty():
    cache.clear()


@pytest.fixture
def work():
    author = make_author("Ada Lovelace")
    work = make_publication(
        "On Tests", authors=[author], links=["https://example.org/a"], abstract="Why."
    )
    venue = Venue.objects.create(name="Journal of Tests", short_name="JT")
    make_appearance(work, name="Tests and Trials", venue=venue, year=2024)
    work.topics.add(Topic.objects.create(name="Testing"))
    return work


def shown(**context):
    works = Publication.objects.newest_first()
    return page([Line(work) for work in works])


def page(lines, level=2):
    [(_, html)] = drawn([Group(YEAR, lines)], level)
    return html


CHANGES = [
    lambda work: Publication.objects.update(award="Best Paper"),
    lambda work: Publication.objects.update(language="de"),
    lambda work: work.authorships.update(name="A. L."),
    lambda work: work.authorships.update(is_equal=True),
    lambda work: Author.objects.update(is_owner=True),
    lambda work: Author.objects.update(url="https://example.org/ada"),
    lambda work: Author.objects.update(family_name="Byron"),
    lambda work: work.appearances.update(note="Oral presentation"),
    lambda work: work.appearances.update(doi="10.1000/1"),
    lambda work: Venue.objects.update(short_name="TT"),
    lambda work: work.links.update(url="https://example.org/b"),
    lambda work: Link.objects.all().delete(),
    lambda work: Authorship.objects.create(
        publication=work, author=make_author("Bob Ray"), position=2
    ),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_at_once(work, change):
    before = shown()
    change(work)
    now = shown()
    assert now != before
    cache.clear()
    assert now == shown()


def test_a_line_is_made_once(work, monkeypatch):
    first = shown()
    monkeypatch.setattr("publications.listing.lines.TEMPLATE", "none.html")
    assert shown() == first


def test_kept_lines_need_no_records(work, django_assert_num_queries):
    works = list(Publication.objects.all())
    page([Line(work) for work in works])
    with django_assert_num_queries(4):
        page([Line(work) for work in works])


def test_groups_get_their_own_lines(work):
    make_publication("Another")
    works = Publication.objects.order_by("pk")
    groups = [Group(Heading(str(work), str(work)), [Line(work)]) for work in works]
    found = drawn([*groups, Group(YEAR)], 2)
    assert [group for group, _ in found] == [*groups, Group(YEAR)]
    first, second, third = (html for _, html in found)
    assert "On Tests" in first and "On Tests" not in second
    assert "Another" in second and third == ""
    assert 'Tests and Trials<span class="untold"> (2024)</span>' in first


def test_lines_differ_by_their_place_and_language(work):
    english = shown()
    with translation.override("de"):
        assert shown() != english
    lines = [Line(work, is_again=True, note="Editor")]
    assert "Editor" in page(lines)
    assert 'id="work-on-tests"' not in page(lines)
    assert "<h4>" in page([Line(work)], level=3)
