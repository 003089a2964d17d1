from contextlib import nullcontext

import pytest
from django.http import Http404

from publications.models import Author, Authorship, Publication
from publications.reading import reading
from publications.recalling import recalling
from tests.publications.thousands import make_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    """Of the owner, of nobody, undated, by editors and by equals, and a draft."""
    make_works(130)
    Author.objects.filter(pk=Author.objects.earliest("pk").pk).update(is_owner=True)
    numbered = Publication.objects.filter
    numbered(slug="work-7").update(status="draft")
    numbered(slug__endswith="5").update(year=None, month=None)
    Publication.objects.get(slug="work-8").authorships.all().delete()
    rows = Authorship.objects.order_by("pk")
    for row in rows.filter(publication__slug__endswith="3"):
        Authorship.objects.create(
            publication=row.publication, author=row.author, position=100
        )
    rows.filter(pk__in=rows.values("pk")[10:20]).update(role="editor")
    rows.filter(pk__in=rows.values("pk")[15:25]).update(is_equal=True)
    return list(Publication.objects.published().newest_first())


def work_page(slug):
    work = reading().work(slug)
    found = reading().around(work)
    return work, list(found["related"]), found["previous"], found["next"]


def author_page(author):
    read = reading()
    pages = read.pages_of_author(read.author(author.slug))
    lines = [line for group in pages.groups(1) for line in group.lines]
    works = [line.work for line in lines]
    notes = read.other_roles(author, works)
    return (
        pages.count,
        works,
        [list(notes[work.pk]) for work in works],
        read.coauthors(author),
        read.has_equal_authors(works),
    )


def test_works_read_ahead_are_those_read_alone(works):
    alone = [work_page(work.slug) for work in works]
    with recalling():
        assert [work_page(work.slug) for work in works] == alone


def test_authors_read_ahead_are_those_read_alone(works):
    authors = Author.objects.filter(authorships__publication__in=works).distinct()
    alone = [author_page(author) for author in authors]
    with recalling():
        assert [author_page(author) for author in authors] == alone
    assert any(notes != [[]] * len(notes) for _, _, notes, _, _ in alone)
    assert {is_equal for *_, is_equal in alone} == {True, False}


def test_once_all_is_read_no_page_asks_for_more(works, django_assert_num_queries):
    with recalling():
        reading()
        with django_assert_num_queries(0):
            for work in works:
                _, related, _, _ = work_page(work.slug)
                for person in (p for w in related for p in w.authors()):
                    author_page(person.author)


@pytest.mark.parametrize("ahead", [recalling, nullcontext])
def test_what_is_not_published_is_not_found(works, ahead):
    with ahead():
        with pytest.raises(Http404):
            reading().work("work-7")
        with pytest.raises(Http404):
            reading().author("nobody")
