import pytest
from django.core.paginator import Paginator

from publications.listing import Pages, pages, paging
from publications.listing.groups import GROUPINGS
from publications.models import Publication, Topic
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 3)


def by_topic():
    return Pages(Publication.objects.published(), "topic")


def shown(found):
    """Each page as [(heading, is it continued, titles)]."""
    return [
        [
            (g.heading.text, g.is_continued, [line.work.title for line in g.lines])
            for g in found.groups(number)
        ]
        for number in found.page_range
    ]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_all_pages_together_are_the_list_in_its_order(small_pages, grouping):
    topics = [Topic.objects.create(name=name) for name in ("graphs", "logic")]
    for number in range(11):
        kind = ["journal", "project", "book"][number % 3]
        work = make_publication(kind=kind, year=[2024, 2020, None, 2021][number % 4])
        work.topics.set(topics[: number % 3])
    listed = Pages(Publication.objects.all(), grouping)

    groups = [group for n in listed.page_range for group in listed.groups(n)]

    works = [line.work.pk for group in groups for line in group.lines]
    assert works == [row[0] for row in listed.object_list]


def test_a_topic_goes_on_over_the_page_and_says_so(small_pages):
    graphs, logic = (Topic.objects.create(name=name) for name in ("Graphs", "Logic"))
    for number in range(4):
        make_publication(f"G{number}", year=2024 - number).topics.add(graphs)
    both = make_publication("Both", year=1999)
    both.topics.add(graphs, logic)
    make_publication("Neither")
    assert shown(by_topic()) == [
        [("Graphs", False, ["G0", "G1", "G2"])],
        [("Graphs", True, ["G3", "Both"]), ("Logic", False, ["Both"])],
        [("Without a topic", False, ["Neither"])],
    ]


def test_a_heading_that_ends_with_the_page_is_not_continued(small_pages):
    for number in range(3):
        make_publication(f"New {number}", year=2024)
    make_publication("Old", year=2001)
    second = Pages(Publication.objects.published()).groups(2)
    assert [(g.heading.text, g.is_continued) for g in second] == [("2001", False)]


def test_a_work_is_at_its_place_once_on_a_page():
    work = make_publication()
    work.topics.set(Topic.objects.create(name=name) for name in ("A", "B", "C"))
    [page] = [by_topic().groups(1)]
    assert [line.is_again for group in page for line in group.lines] == [
        False,
        True,
        True,
    ]


def test_a_known_number_is_not_counted_again(django_assert_num_queries):
    make_publication()
    with django_assert_num_queries(0):
        assert Pages(Publication.objects.published(), "year", 1).count == 1
    # Under its topics a work stands more than once.
    make_publication().topics.set(Topic.objects.create(name=n) for n in "AB")
    assert Pages(Publication.objects.published(), "topic", 2).count == 3


def test_a_list_of_one_page_is_looked_for_once(django_assert_num_queries):
    work = make_publication()
    found = Pages(Publication.objects.published())
    with django_assert_num_queries(2):
        assert found.count == 1
        assert [line.work for line in found.groups(1)[0].lines] == [work]


def ways(number, query="", last=20):
    return paging(Paginator(range(last), 1).page(number), query)


def test_ways_lead_to_the_ends_and_the_neighbours():
    found = ways(10, "?q=a")
    texts = [way.text for way in found.ways]
    assert texts == ["1", "…", "7", "8", "9", "10", "11", "12", "13", "…", "20"]
    assert found.ways[0].end == "?q=a"
    assert found.ways[1].end is None
    assert found.ways[2].end == "?q=a&page=7"
    assert [way.text for way in found.ways if way.is_here] == ["10"]
    assert (found.previous.end, found.next.end) == ("?q=a&page=9", "?q=a&page=11")


def test_the_first_page_has_one_address_only():
    assert ways(2).previous.end == ways(2).ways[0].end == ""


def test_pages_of_the_whole_list_have_real_addresses():
    assert (ways(2).ways[1].end, ways(2).next.end) == ("page/2/", "page/3/")


def test_the_ends_lead_no_further():
    assert ways(1).previous is None
    assert ways(20).next is None
    assert ways(1, last=1) is None
