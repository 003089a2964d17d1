import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from publications.models import Appearance, Publication, Topic, Venue
from tests.publications.factories import make_appearance, make_author, make_publication


class SlugTests(TestCase):
    def test_is_made_from_the_title_once(self):
        work = make_publication("First Title")
        self.assertEqual(work.slug, "first-title")
        work.title = "Second Title"
        work.save()
        self.assertEqual(work.slug, "first-title")
        self.assertEqual(work.get_absolute_url(), "/publications/first-title/")

    def test_second_work_of_a_title_gets_a_number(self):
        slugs = [make_publication("Same").slug for _ in range(3)]
        self.assertEqual(slugs, ["same", "same-2", "same-3"])

    def test_title_without_latin_letters(self):
        self.assertEqual(make_publication("測試").slug, "work")


class TitleTests(TestCase):
    def test_work_needs_one(self):
        work = Publication(title="", slug="a")
        with self.assertRaises(ValidationError) as refused:
            work.validate_constraints()
        self.assertEqual(refused.exception.messages, ["A work needs a title."])
        with self.assertRaises(IntegrityError), transaction.atomic():
            work.save()

    def test_is_rendered_when_saved(self):
        work = make_publication("Fast & <b>loud</b>")
        self.assertEqual(work.title_html, "Fast &amp; &lt;b&gt;loud&lt;/b&gt;")
        self.assertEqual(str(work), "Fast & <b>loud</b>")


class DateTests(TestCase):
    """The date of the main appearance is the work's own."""

    def assert_date(self, work, *date):
        work.refresh_from_db()
        self.assertEqual((work.year, work.month, work.day), date)

    def test_is_taken_over_when_an_appearance_is_saved(self):
        work = make_publication()
        appearance = make_appearance(work, year=2024, month=7, day=10)
        self.assert_date(work, 2024, 7, 10)
        appearance.year, appearance.day = 2025, None
        appearance.save()
        self.assert_date(work, 2025, 7, None)

    def test_published_version_goes_before_the_preprint(self):
        work = make_publication()
        make_appearance(work, kind="preprint", year=2023, position=0)
        self.assert_date(work, 2023, None, None)
        paper = make_appearance(work, kind="conference", year=2024, position=1)
        self.assert_date(work, 2024, None, None)
        paper.delete()
        self.assert_date(work, 2023, None, None)

    def test_first_of_two_published_versions_counts(self):
        work = make_publication()
        make_appearance(work, kind="journal", year=2025, position=2)
        make_appearance(work, kind="conference", year=2024, position=1)
        self.assert_date(work, 2024, None, None)

    def test_without_appearances_there_is_none(self):
        work = make_publication(year=2024)
        Appearance.objects.get().delete()
        self.assert_date(work, None, None, None)

    def test_other_texts_of_the_work_are_left_alone(self):
        work = make_publication("Old")
        appearance = make_appearance(work, year=2020)
        Publication.objects.update(title="New")
        appearance.save()
        work.refresh_from_db()
        self.assertEqual(work.title, "New")


class PeopleTests(TestCase):
    def test_by_role(self):
        work = make_publication(authors=["A Author"])
        for role in ("editor", "advisor", "mentor"):
            work.authorships.create(author=make_author(f"A {role}"), role=role)
        for people, name in (
            (work.authors(), "A Author"),
            (work.advisors(), "A advisor"),
            (work.mentors(), "A mentor"),
        ):
            self.assertEqual([str(person) for person in people], [name])

    def test_editors_are_shown_of_a_book_and_where_there_is_no_author(self):
        for kind, authors, shown in (
            ("book", ["A Author"], ["E Editor"]),
            ("conference", ["A Author"], []),
            ("conference", [], ["E Editor"]),
        ):
            work = make_publication(kind=kind, authors=authors)
            work.authorships.create(author=make_author("E Editor"), role="editor")
            self.assertEqual([str(person) for person in work.shown_editors()], shown)

    def test_twelve_stand_in_a_list(self):
        work = make_publication(authors=[f"Author {n:02}" for n in range(12)])
        self.assertEqual(work.first_authors()["hidden"], 0)
        self.assertEqual(len(work.first_authors()["shown"]), 12)

    def test_owner_is_never_hidden(self):
        owner = make_author("Jane Doe", is_owner=True)
        others = [f"Author {n:02}" for n in range(20)]
        work = make_publication(authors=[*others, owner])
        names = [str(person) for person in work.first_authors()["shown"]]
        self.assertEqual(names, [*others[:12], "Jane Doe"])
        self.assertEqual(work.first_authors()["hidden"], 8)
        self.assertEqual(len(work.all_authors()["shown"]), 21)

    def test_equal_contribution(self):
        work = make_publication(authors=["Jane Doe"])
        self.assertFalse(work.has_equal_authors())
        work.authorships.update(is_equal=True)
        self.assertTrue(work.has_equal_authors())


class AppearancesTests(TestCase):
    def test_main_one_is_the_first_that_is_no_preprint(self):
        work = make_publication()
        self.assertIsNone(work.main_appearance())
        preprint = make_appearance(work, kind="preprint", position=0)
        self.assertEqual(work.main_appearance(), preprint)
        paper = make_appearance(work, position=1)
        self.assertEqual(work.main_appearance(), paper)

    def test_those_that_read_the_same_are_shown_once(self):
        work = make_publication()
        first = make_appearance(work, name="Nature", year=2020, doi="10.1000/1")
        make_appearance(work, name="Nature", year=2020)
        other = make_appearance(work, name="Nature", year=2021)
        make_appearance(work, name="")
        self.assertEqual(work.distinct_appearances(), [first, other])


class IdentifierTests(TestCase):
    def test_each_is_told_once(self):
        work = make_publication()
        make_appearance(work, doi="10.1000/1", arxiv="2403.02310")
        make_appearance(work, arxiv="2403.02310")
        labels = [identifier.label for identifier in work.identifiers()]
        self.assertEqual(labels, ["DOI", "arXiv"])

    def test_those_a_link_leads_to_are_no_links_again(self):
        work = make_publication(links=["https://arxiv.org/pdf/2403.02310"])
        make_appearance(work, doi="10.1000/1", arxiv="2403.02310", isbn="978")
        labels = [identifier.label for identifier in work.identifier_links()]
        self.assertEqual(labels, ["DOI"])


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"year": 2024}, "2024"),
        ({"year": 2024, "kind": "project"}, "2024"),
        ({"kind": "project"}, "Projects"),
        ({}, "Undated"),
    ],
)
def test_heading_in_a_list_by_year(fields, heading):
    assert Publication(**fields).heading() == heading


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, ""),
        ({"thumbnail_sizes": {"kind": "plot"}}, "plot"),
        ({"thumbnail_sizes": {"kind": "plot"}, "thumbnail_kind": "photo"}, "photo"),
    ],
)
def test_kind_of_picture_by_hand_goes_first(fields, kind):
    assert Publication(**fields).picture_kind() == kind


class ShortTitleTests(TestCase):
    def test_is_the_name_before_the_colon(self):
        self.assertEqual(make_publication("Maya: Fast").short_title(), "Maya")

    def test_is_the_venue_otherwise(self):
        venue = Venue.objects.create(name="OSDI", short_name="OSDI")
        work = make_publication("A very long beginning of a title: Fast")
        self.assertEqual(work.short_title(), "Conference paper")
        make_appearance(work, venue=venue, year=2024)
        self.assertEqual(work.short_title(), "OSDI ’24")


class TopicTests(TestCase):
    def test_name_is_there_once(self):
        topic = Topic.objects.create(name="Systems")
        self.assertEqual(str(topic), "Systems")
        with self.assertRaises(ValidationError):
            Topic(name="Systems").full_clean()
