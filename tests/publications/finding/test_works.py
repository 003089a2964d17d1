import pytest
from django.utils import translation

from publications.finding.works import facets, headings, projects
from publications.models import Publication, Topic
from tests.publications.factories import make_author, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    ada, bob = make_author("Ada Lovelace"), make_author("Bob Ray")
    made = [
        make_publication("Old", year=2001, kind="journal", authors=[ada, ada]),
        make_publication("New", year=2024, authors=[bob, ada]),
        make_publication("A tool", kind="project"),
    ]
    made[0].topics.add(Topic.objects.create(name="Graphs & <trees>"))
    made[1].topics.set(Topic.objects.create(name=name) for name in ("$O(n)$", "Art"))
    return made


def told(works, name):
    """What the facet tells of each work."""
    [facet] = [facet for facet in facets(works) if facet["name"] == name]
    return [[facet["values"][place][0] for place in own] for own in facet["of"]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("year", [["2001"], ["2024"], ["none"]]),
        ("kind", [["journal"], ["conference"], ["project"]]),
        ("topic", [["graphs-trees"], ["on", "art"], []]),
        ("author", [["ada-lovelace"], ["ada-lovelace", "bob-ray"], []]),
    ],
)
def test_each_work_has_its_values(works, name, expected):
    assert told(works, name) == expected


def test_names_are_html(works):
    topics = {key: text for key, text, _ in facets(works)[2]["values"]}
    assert topics["graphs-trees"] == "Graphs &amp; &lt;trees&gt;"
    assert "<math>" in topics["on"]


def test_topics_know_their_place_among_the_headings(works):
    ranks = {key: rank for key, _, rank in facets(works)[2]["values"]}
    assert sorted(ranks, key=ranks.get) == ["on", "art", "graphs-trees"]


def test_a_draft_is_counted_nowhere(works):
    make_publication("Secret", authors=["Eve"], status=Publication.Status.DRAFT)
    assert "eve" not in [key for key, _ in facets(works)[3]["values"]]


def test_projects_without_a_year_are_told(works):
    assert projects(works) == [2]


def test_texts_are_in_the_language_of_the_site(works):
    with translation.override("de"):
        assert headings()["projects"] == "Projekte"
        assert facets(works)[0]["values"][-1] == ["none", "Ohne Jahr"]
