"""What is open, kept until something changes, and what the owner has silenced."""

import pytest
from django.core.cache import cache

from publications.checking import (
    Kind,
    ask_again,
    count_open,
    questions,
    questions_of,
    silence,
)
from publications.models import Link, Publication
from tests.publications.factories import make_author, make_publication

from .test_works import make_paper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def asked(work):
    return [question.kind for question in questions().of(work.pk)]


def test_works_with_something_to_ask_are_counted():
    make_paper()
    assert count_open() == 0
    make_publication(), make_publication()
    assert count_open() == 2


def test_what_is_saved_is_looked_at_again():
    work = make_paper()
    assert asked(work) == []
    work.abstract = ""
    work.save()
    assert asked(work) == [Kind.ABSTRACT]
    assert count_open() == 1


def test_what_is_deleted_is_asked_no_more():
    make_publication().delete()
    work = make_publication()
    assert count_open() == 1
    work.delete()
    assert count_open() == 0


def test_asking_again_takes_few_queries(django_assert_num_queries):
    for _ in range(20):
        make_publication(authors=["Ada Lovelace"])
    count_open()
    with django_assert_num_queries(4):
        assert count_open() == 20


def test_after_a_save_one_work_is_looked_at(django_assert_max_num_queries):
    works = [make_publication() for _ in range(20)]
    count_open()
    works[0].save()
    with django_assert_max_num_queries(30):
        assert count_open() == 20


def test_a_new_author_who_looks_like_another_is_told():
    make_author("Rohit Karlupia")
    assert list(questions().open()) == []
    make_author("Rohit Karlupiya")
    (question,) = questions().open()
    assert (question.work, question.kind) == (None, Kind.SAME_AUTHOR)
    assert count_open() == 0


def test_a_question_is_silenced_at_one_work():
    work, other = make_paper(abstract=""), make_paper(title="Other", abstract="")
    (question,) = questions().of(work.pk)
    silence(question.kind, question.name)
    assert (asked(work), asked(other)) == ([], [Kind.ABSTRACT])
    assert [q.work for q in questions().silenced()] == [work.pk]
    assert count_open() == 1
    ask_again(question.kind, question.name)
    assert asked(work) == [Kind.ABSTRACT]


def test_of_two_links_one_is_silenced():
    work = make_paper(links=["https://a.org/one", "https://a.org/two"])
    first, second = questions().of(work.pk)
    silence(first.kind, first.name)
    assert questions().of(work.pk) == [second]
    Link.objects.filter(url="https://a.org/one").delete()
    work.save()
    assert questions().of(work.pk)[0].name == second.name


def test_a_kind_is_silenced_everywhere():
    work = make_paper(abstract="")
    silence(Kind.ABSTRACT)
    assert asked(work) == []
    assert count_open() == 0
    assert questions().kinds_silenced() == [Kind.ABSTRACT]
    assert list(questions().silenced()) == []


def test_silencing_twice_is_silencing_once():
    silence(Kind.ABSTRACT)
    silence(Kind.ABSTRACT)
    ask_again(Kind.ABSTRACT)
    assert questions().kinds_silenced() == []


def test_publishing_all_asks_no_more_than_before():
    make_paper()
    count_open()
    Publication.objects.touch()
    assert count_open() == 0


def test_one_work_is_asked_without_looking_at_all_others():
    ada = make_author()
    title = "Taming throughput and latency of inference"
    work, twin = (make_paper(title=title, authors=[ada]) for _ in range(2))
    assert questions_of([work.pk]).of(work.pk) == []
    questions()
    (question,) = questions_of([work.pk]).of(work.pk)
    assert question.finding.other == twin.pk
    # It was merged, or deleted.
    twin.delete()
    assert questions_of([work.pk]).of(work.pk) == []
