from types import SimpleNamespace

import pytest

from publications.models import Author, Publication
from publications.recalling import RECALLED
from publications.views.ahead import BATCH
from publications.views.one import around, published_work
from tests.publications.thousands import make_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    """More than are read at once; of the owner, of nobody, undated, and a draft."""
    make_works(BATCH + 30)
    Author.objects.filter(pk=Author.objects.earliest("pk").pk).update(is_owner=True)
    numbered = Publication.objects.filter
    numbered(slug="work-7").update(status="draft")
    numbered(slug__endswith="5").update(year=None, month=None)
    Publication.objects.get(slug="work-8").authorships.all().delete()
    return list(Publication.objects.published().newest_first())


def asked(**environment):
    return SimpleNamespace(META=environment)


def shown(request, slug):
    work = published_work(request, slug)
    found = around(request, work)
    return work, list(found["related"]), found["previous"], found["next"]


def test_works_read_ahead_are_those_read_alone(works):
    exporting = asked(**{RECALLED: {}})
    for work in [*works[::9], *works[BATCH - 1 : BATCH + 1], works[-1]]:
        assert shown(exporting, work.slug) == shown(asked(), work.slug)


def test_a_hundred_works_are_read_by_as_many_queries_as_one(
    works, django_assert_max_num_queries
):
    exporting = asked(**{RECALLED: {}})
    with django_assert_max_num_queries(13):
        for work in works[:BATCH]:
            shown(exporting, work.slug)
            [str(p.author) for w in shown(exporting, work.slug)[1] for p in w.authors()]


def test_a_work_that_went_or_came_meanwhile_is_as_it_is_now(works):
    exporting = asked(**{RECALLED: {}})
    published_work(exporting, works[0].slug)
    works[BATCH + 1].delete()
    Publication.objects.filter(slug="work-7").update(status="published")

    after = shown(exporting, works[BATCH].slug)
    assert after[0] == works[BATCH] and after[3] is None
    assert shown(exporting, "work-7") == shown(asked(), "work-7")
