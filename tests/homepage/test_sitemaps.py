"""What search engines are told of the site, and where."""

from datetime import UTC, datetime
from os import utime
from unittest.mock import patch
from xml.etree import ElementTree

from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from homepage.sitemaps import SiteSitemap
from publications.models import Link, Publication, Venue
from tests.publications.drafts import make_entry
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)
from tests.publications.importing.bringing import bring

from .test_views import make_profile

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PDF = b"%PDF-1.4\n%%EOF\n"


class SitemapTestCase(TestCase):
    def read(self, url="/sitemap.xml", **options):
        return ElementTree.fromstring(self.client.get(url, **options).content)

    def pages(self, **options):
        """Each address with the day of its last change."""
        found = self.read(**options).findall("url", NAMES)
        return {
            page.findtext("loc", namespaces=NAMES): page.findtext(
                "lastmod", namespaces=NAMES
            )
            for page in found
        }


class SitemapTests(SitemapTestCase):
    def test_front_page_list_and_works_are_in_it(self):
        make_publication("A Work")
        self.assertEqual(
            list(self.pages()),
            [
                "http://testserver/",
                "http://testserver/publications/",
                "http://testserver/publications/a-work/",
            ],
        )

    def test_addresses_are_the_public_ones(self):
        make_publication("A Work")
        with self.settings(SITE_URL="https://ada.example"):
            found = self.pages(headers={"host": "127.0.0.1"})
        self.assertIn("https://ada.example/publications/a-work/", found)
        self.assertEqual(len(found), 3)

    def test_a_draft_and_its_paper_are_not(self):
        work = make_publication("Secret", status=Publication.Status.DRAFT)
        Link.objects.create(publication=work, file=ContentFile(PDF, name="a.pdf"))
        self.assertNotContains(self.client.get("/sitemap.xml"), "secret")

    def test_papers_that_are_kept_here_are_in_it(self):
        work = make_publication("A Work", links=["https://elsewhere.example/a.pdf"])
        for kind, name in (("pdf", "a.pdf"), ("slides", "a.pdf"), ("code", "a.zip")):
            file = ContentFile(PDF, name=name)
            Link.objects.create(publication=work, kind=kind, file=file)
        files = [page for page in self.pages() if "." in page.rpartition("/")[2]]
        self.assertEqual(
            files,
            [
                "http://testserver/publications/a-work/a-work.pdf",
                "http://testserver/publications/a-work/a-work-slides.pdf",
            ],
        )

    def test_a_paper_that_is_gone_is_not(self):
        link = Link(publication=make_publication())
        link.file.save("a.pdf", ContentFile(PDF))
        link.file.storage.delete(link.file.name)
        self.assertEqual(len(self.pages()), 3)

    def test_the_resume_is_in_it_when_it_is_kept_here(self):
        profile = make_profile(resume_url="https://elsewhere.example/cv.pdf")
        self.assertNotIn("http://testserver/cv.pdf", self.pages())
        profile.resume_file.save("cv.pdf", ContentFile(PDF))
        self.assertIn("http://testserver/cv.pdf", self.pages())

    def test_authors_and_venues_of_published_works_are_in_it(self):
        for title, status in (("Known", "published"), ("Secret", "draft")):
            work = make_publication(authors=[f"{title} Author"], status=status)
            venue = Venue.objects.create(name=f"{title} Venue", short_name=title)
            make_appearance(work, venue=venue)
        found = [page for page in self.pages() if page.count("/") == 6]
        self.assertEqual(
            found,
            [
                "http://testserver/publications/authors/known-author/",
                "http://testserver/publications/venues/known-venue/",
            ],
        )

    def test_neither_feed_nor_downloads_are(self):
        make_publication()
        response = self.client.get("/sitemap.xml")
        for part in (".atom", ".bib", ".json", "?"):
            self.assertNotContains(response, f"{part}</loc>")
        self.assertNotContains(response, "<loc>http://testserver/publications/?")

    def test_queries_do_not_grow_with_the_works(self):
        def make_works(number):
            for _ in range(number):
                file = ContentFile(PDF, name="a.pdf")
                Link.objects.create(publication=make_publication(), file=file)

        make_works(2)
        with CaptureQueriesContext(connection) as few:
            self.client.get("/sitemap.xml")
        make_works(20)
        with self.assertNumQueries(len(few)):
            self.client.get("/sitemap.xml")
        self.assertLess(len(few), 9)

    def test_what_is_known_is_not_sent_again(self):
        known = {"If-None-Match": self.client.get("/sitemap.xml")["ETag"]}
        again = self.client.get("/sitemap.xml", headers=known)
        self.assertEqual(again.status_code, 304)


class LastChangeTests(SitemapTestCase):
    def test_a_work_has_the_day_of_its_own_change(self):
        work = make_publication("A Work")
        day = datetime(2024, 5, 6, tzinfo=UTC)
        Publication.objects.filter(pk=work.pk).update(modified=day)
        self.assertEqual(
            self.pages()["http://testserver/publications/a-work/"], "2024-05-06"
        )

    def test_an_import_that_changes_anything_of_a_work_is_a_change(self):
        entry = {
            "key": "a",
            "author": "Jo Doe",
            "keywords": "x",
            "code": "https://c.org",
        }
        bring(make_entry(**entry))
        day = datetime(2024, 5, 6, tzinfo=UTC)
        for name, value in [
            ("code", "https://d.example"),
            ("keywords", "y"),
            ("author", "Jo Doe and Eve Doe"),
            ("journal", "Another"),
        ]:
            Publication.objects.update(modified=day)
            bring(make_entry(**entry))
            self.assertIn("2024-05-06", self.pages().values())
            entry[name] = value
            bring(make_entry(**entry))
            with self.subTest(name):
                self.assertNotIn("2024-05-06", self.pages().values())

    def test_a_paper_has_the_day_of_its_file(self):
        link = Link(publication=make_publication("A Work"))
        link.file.save("a.pdf", ContentFile(PDF))
        day = datetime(2024, 5, 6, 12, tzinfo=UTC).timestamp()
        utime(link.file.path, (day, day))
        self.assertEqual(
            self.pages()["http://testserver/publications/a-work/a-work.pdf"],
            "2024-05-06",
        )

    def test_lists_have_none_as_nothing_tells_when_a_work_left(self):
        make_profile()
        found = self.pages()
        self.assertIsNone(found["http://testserver/"])
        self.assertIsNone(found["http://testserver/publications/"])


class PartsTests(SitemapTestCase):
    def setUp(self):
        for _ in range(3):
            make_publication()
        self.enterContext(patch.object(SiteSitemap, "limit", 2))

    def test_too_many_pages_are_told_in_parts(self):
        root = self.read()
        self.assertEqual(root.tag, f"{{{NAMES['']}}}sitemapindex")
        parts = [e.text for e in root.findall("sitemap/loc", NAMES)]
        self.assertEqual(
            parts, [f"http://testserver/sitemap.xml?p={n}" for n in (1, 2, 3)]
        )
        pages = [page for part in parts for page in self.read(part).iter()]
        found = [page.text for page in pages if page.tag.endswith("loc")]
        self.assertEqual(len(set(found)), 5)

    def test_there_is_no_other_part(self):
        for part in ("0", "4", "x"):
            response = self.client.get(f"/sitemap.xml?p={part}")
            self.assertContains(response, "Not found", status_code=404)


class RobotsTests(TestCase):
    def test_everything_is_open_and_the_sitemap_named(self):
        make_author(is_owner=True)
        make_publication("Secret", status=Publication.Status.DRAFT)
        response = self.client.get("/robots.txt")
        self.assertEqual(response["Content-Type"], "text/plain; charset=utf-8")
        self.assertEqual(
            response.text,
            "User-agent: *\nDisallow:\n\nSitemap: http://testserver/sitemap.xml\n",
        )
