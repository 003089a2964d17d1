import pytest
from django.test import TestCase

from publications.models import Author, Publication
from tests.publications.drafts import make_entry
from tests.publications.importing.bringing import bring

from .factories import make_appearance, make_author, make_publication


def titles(works):
    return [work.title for work in works]


class AuthorTests(TestCase):
    def test_owner(self):
        make_author("John Roe")
        self.assertIsNone(Author.objects.owner())
        owner = make_author("Jane Doe", is_owner=True)
        self.assertEqual(Author.objects.owner(), owner)


class PublishedTests(TestCase):
    def test_draft_is_not_published(self):
        make_publication("Seen")
        make_publication("Draft", status=Publication.Status.DRAFT)
        self.assertEqual(titles(Publication.objects.published()), ["Seen"])


class SelectedTests(TestCase):
    def test_owner_order_comes_first_and_the_rest_newest_first(self):
        make_publication("Old", is_selected=True, year=2001)
        make_publication("Second", is_selected=True, position=2, year=1990)
        make_publication("New", is_selected=True, year=2024)
        make_publication("First", is_selected=True, position=1)
        make_publication("Other", year=2025)
        shown = titles(Publication.objects.selected())
        self.assertEqual(shown, ["First", "Second", "New", "Old"])


class NewestFirstTests(TestCase):
    def test_by_year_month_and_day(self):
        for title, date in {
            "Year": {"year": 2020},
            "Undated": {},
            "Day": {"year": 2020, "month": 5, "day": 3},
            "Month": {"year": 2020, "month": 5},
            "Earlier": {"year": 2020, "month": 4, "day": 30},
            "Next": {"year": 2021},
        }.items():
            make_appearance(make_publication(title), **date)
        shown = titles(Publication.objects.newest_first())
        self.assertEqual(shown, ["Next", "Day", "Month", "Earlier", "Year", "Undated"])

    def test_projects_stand_behind_the_works_of_their_year(self):
        make_publication("Bare")
        make_publication("Paper", year=2020)
        make_publication("Project", kind="project", year=2020)
        make_publication("Bare project", kind="project")
        shown = titles(Publication.objects.newest_first())
        self.assertEqual(shown, ["Paper", "Project", "Bare", "Bare project"])

    def test_what_was_made_later_comes_first(self):
        make_publication("First", year=2020)
        make_publication("Second", year=2020)
        shown = titles(Publication.objects.newest_first())
        self.assertEqual(shown, ["Second", "First"])

    def test_works_of_one_import_keep_the_order_of_their_file(self):
        names = ["b", "c", "a"]
        bring("".join(make_entry(key=n, title=n, year="2020") for n in names))
        self.assertEqual(titles(Publication.objects.newest_first()), names)


class ForDisplayTests(TestCase):
    def make_works(self, number):
        for n in range(number):
            work = make_publication(
                f"Work {n}", authors=["Jane Doe", "John Roe"], links=["https://a.org"]
            )
            make_appearance(work, year=2020)
            make_appearance(work, year=2021)

    def read(self):
        for work in Publication.objects.for_display():
            for person in work.authors():
                str(person)
            for appearance in work.appearances.all():
                appearance.short_name()
            list(work.identifier_links())
            list(work.topics.all())
            work.short_title()

    def test_queries_do_not_grow_with_the_works(self):
        self.make_works(3)
        with self.assertNumQueries(5):
            self.read()
        self.make_works(27)
        with self.assertNumQueries(5):
            self.read()


@pytest.mark.django_db
def test_a_life_of_work_can_be_shown(django_assert_num_queries):
    text = "".join(
        make_entry(key=f"k{n}", title=f"Work {n}", author="Jane Doe", year="2020")
        for n in range(1500)
    )
    bring(text)
    with django_assert_num_queries(5):
        works = list(Publication.objects.published().newest_first().for_display())
    assert len(works) == 1500
    assert str(works[-1].authors()[0]) == "Jane Doe"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda work: work.delete(),
        lambda work: Publication.objects.filter(pk=work.pk).update(year=1950),
        lambda work: Publication.objects.update(status="draft"),
    ],
    ids=["taken away", "another year", "draft"],
)
def test_a_work_that_changed_since_it_was_read_has_no_neighbours(change):
    make_publication("Before", year=2019)
    read = make_publication("Read", year=2020)
    make_publication("After", year=2021)

    change(Publication.objects.get(pk=read.pk))

    assert Publication.objects.published().neighbours(read) == (None, None)
