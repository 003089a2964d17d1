"""The feed, as feed readers take it."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from publications.feeds import UNWRITABLE, Atom
from publications.models import Link, Publication, Topic

from .factories import make_appearance, make_author, make_publication

ATOM = "{http://www.w3.org/2005/Atom}"
PDF = b"%PDF-1.4\n%%EOF\n"


class FeedTestCase(TestCase):
    url = reverse("publications:feed")

    def read(self):
        """As a reader understands it, which must find nothing to complain of."""
        response = self.client.get(self.url)
        found = feedparser.parse(
            response.content,
            response_headers={"content-type": response["Content-Type"]},
        )
        self.assertFalse(found.bozo, found.get("bozo_exception"))
        return found

    def entry(self):
        (entry,) = self.read().entries
        return entry


class FeedTests(FeedTestCase):
    def test_it_lies_where_it_says(self):
        self.assertEqual(self.url, "/publications/feed.atom")
        feed = self.read().feed
        links = {link.rel: link.href for link in feed.links}
        self.assertEqual(links["self"], "http://testserver/publications/feed.atom")
        self.assertEqual(links["alternate"], "http://testserver/publications/")

    def test_it_is_atom_by_its_type(self):
        response = self.client.get(self.url)
        self.assertEqual(
            response["Content-Type"], "application/atom+xml; charset=utf-8"
        )
        self.assertEqual(self.read().version, "atom10")

    def test_it_is_named_after_the_owner(self):
        self.assertEqual(self.read().feed.title, "Publications")
        make_author("Ada Lovelace", is_owner=True)
        feed = self.read().feed
        self.assertEqual(feed.title, "Publications of Ada Lovelace")
        self.assertEqual(feed.author, "Ada Lovelace")
        self.assertEqual(feed.language, "en")

    def test_each_page_leads_to_it(self):
        work = make_publication()
        for url in ("/", "/publications/", work.get_absolute_url()):
            with self.subTest(url):
                self.assertContains(
                    self.client.get(url),
                    '<link rel="alternate" type="application/atom+xml" '
                    'title="Publications" hreflang="en" '
                    'href="http://testserver/publications/feed.atom">',
                    html=True,
                )

    def test_addresses_are_the_public_ones(self):
        make_publication("A Work")
        response = self.client.get(self.url, headers={"host": "127.0.0.1"})
        self.assertNotContains(response, "127.0.0.1")
        self.assertContains(response, "http://testserver/publications/a-work/")

    def test_a_draft_is_left_out(self):
        make_publication("Secret", status=Publication.Status.DRAFT)
        self.assertNotContains(self.client.get(self.url), "Secret")

    def test_what_came_last_stands_first_however_old_it_is(self):
        make_publication("Known", year=2024)
        make_publication("Found again", year=1990)
        titles = [entry.title for entry in self.read().entries]
        self.assertEqual(titles, ["Found again", "Known"])

    def test_works_of_one_import_stand_newest_first(self):
        now = datetime(2025, 1, 1, tzinfo=UTC)
        make_publication("Old", year=2001, created=now)
        make_publication("New", year=2024, created=now)
        titles = [entry.title for entry in self.read().entries]
        self.assertEqual(titles, ["New", "Old"])

    def test_it_holds_the_last_fifty(self):
        works = [make_publication() for _ in range(51)]
        titles = [entry.title for entry in self.read().entries]
        self.assertEqual(titles, [str(work) for work in works[:0:-1]])

    def test_queries_do_not_grow_with_the_works(self):
        def make_works(number):
            for _ in range(number):
                make_publication(
                    year=2020, authors=["A. B", "C. D"], links=["https://a.org"]
                ).topics.add(topic)

        topic = Topic.objects.create(name="Systems")
        make_works(2)
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.url)
        make_works(20)
        with self.assertNumQueries(len(few)):
            self.client.get(self.url)
        self.assertLess(len(few), 9)


class EntryTests(FeedTestCase):
    def test_every_author_is_named_in_order(self):
        ada = make_author("Ada Lovelace", url="https://ada.example")
        grace = make_author("Grace Hopper", orcid="0000-0002-1825-0097")
        make_publication(authors=[ada, grace, "Jan van der Berg"])
        self.assertEqual(
            [(a.name, a.get("href")) for a in self.entry().authors],
            [
                ("Ada Lovelace", "https://ada.example"),
                ("Grace Hopper", "https://orcid.org/0000-0002-1825-0097"),
                ("Jan van der Berg", None),
            ],
        )

    def test_a_work_of_nobody_is_the_owners(self):
        make_publication(kind=Publication.Kind.PROJECT)
        self.assertEqual(self.read().feed.author, "testserver")
        make_author("Ada Lovelace", is_owner=True)
        self.assertEqual(self.read().feed.author, "Ada Lovelace")
        root = ElementTree.fromstring(self.client.get(self.url).content)
        self.assertIsNone(root.find(f"{ATOM}entry/{ATOM}author"))

    def test_a_title_is_plain_text(self):
        make_publication("<i>E. coli</i> & $n^2$ <script>")
        self.assertEqual(self.entry().title, "E. coli & n^2 <script>")
        self.assertEqual(self.entry().title_detail.type, "text/plain")

    def test_signs_that_xml_forbids_are_left_out(self):
        work = make_publication("A\x0b work\ufffe", authors=["Jo\x01 Doe"])
        Publication.objects.update(abstract_html="<p>Bell\x07</p>")
        Link.objects.create(publication=work, url="https://a.org/\x08")
        entry = self.entry()
        self.assertEqual(entry.title, "A work")
        self.assertEqual(entry.author, "Jo Doe")
        self.assertIn("<p>Bell</p>", entry.summary)

    def test_the_id_stays_whatever_else_changes(self):
        work = make_publication("A Work")
        before = self.entry().id
        self.assertRegex(before, r"^urn:uuid:[0-9a-f-]{36}$")
        Publication.objects.filter(pk=work.pk).update(title="Renamed", year=2020)
        with self.settings(SITE_URL="https://moved.example"):
            self.assertEqual(self.entry().id, before)

    def test_ids_differ_between_works_of_one_import(self):
        now = datetime(2025, 1, 1, tzinfo=UTC)
        for _ in range(3):
            make_publication(created=now)
        self.assertEqual(len({entry.id for entry in self.read().entries}), 3)

    def test_when_it_came_and_when_it_changed_are_told_apart(self):
        work = make_publication(created=datetime(2025, 1, 2, 3, tzinfo=UTC))
        Publication.objects.filter(pk=work.pk).update(
            modified=datetime(2025, 6, 7, 8, tzinfo=UTC)
        )
        entry = self.entry()
        self.assertEqual(entry.published, "2025-01-02T03:00:00+00:00")
        self.assertEqual(entry.updated, "2025-06-07T08:00:00+00:00")
        self.assertEqual(self.read().feed.updated, "2025-06-07T08:00:00+00:00")

    def test_the_summary_has_venue_year_and_abstract(self):
        work = make_publication(abstract="We ask $x^2$.", description="In my words.")
        make_appearance(work, kind="journal", volume="3", year=2020)
        summary = self.entry().summary
        self.assertIn("<p>Journal of Tests 3 (2020)</p>", summary)
        self.assertIn("We ask", summary)
        self.assertNotIn("In my words", summary)

    def test_without_an_abstract_the_summary_has_the_description(self):
        make_publication(description="In *my* words.")
        self.assertIn("<p>In <em>my</em> words.</p>", self.entry().summary)

    def test_the_summary_leads_to_whole_addresses(self):
        make_publication(
            "A Work", description="[a](/cv.pdf) [b](talk.pdf) [c](https://c.example/)"
        )
        summary = self.entry().summary
        self.assertIn('href="http://testserver/cv.pdf"', summary)
        self.assertIn('href="http://testserver/publications/a-work/talk.pdf"', summary)
        self.assertIn('href="https://c.example/"', summary)

    def test_a_summary_can_run_no_script(self):
        attack = '<script>alert(1)</script> <img src=x onerror="alert(1)">'
        work = make_publication(abstract=attack, award=attack)
        make_appearance(work, name=attack)
        root = ElementTree.fromstring(self.client.get(self.url).content)
        summary = root.find(f"{ATOM}entry/{ATOM}summary").text
        self.assertIn("&lt;script&gt;alert(1)", summary)
        self.assertNotIn("<script", summary)
        self.assertNotIn("<img", summary)

    def test_a_paper_that_is_kept_here_is_enclosed_with_its_size(self):
        work = make_publication("A Work", links=["https://elsewhere.example/a.pdf"])
        file = ContentFile(PDF, name="a.pdf")
        Link.objects.create(publication=work, file=file)
        Link.objects.create(publication=work, kind="slides", file=file)
        (enclosure,) = self.entry().enclosures
        self.assertEqual(
            dict(enclosure),
            {
                "href": "http://testserver/publications/a-work/a-work.pdf",
                "length": str(len(PDF)),
                "type": "application/pdf",
            },
        )

    def test_a_paper_that_is_gone_is_not_enclosed(self):
        link = Link(publication=make_publication())
        link.file.save("a.pdf", ContentFile(PDF))
        link.file.storage.delete(link.file.name)
        self.assertEqual(self.entry().enclosures, [])

    def test_topics_are_categories(self):
        make_publication().topics.create(name="CO$_2$ & me")
        self.assertEqual([tag.term for tag in self.entry().tags], ["CO_2 & me"])

    def test_a_work_in_another_language_says_so(self):
        make_publication("Über Tests", language="de")
        self.assertEqual(self.entry().title_detail.language, "de")


@given(st.text())
def test_any_text_can_be_written(text):
    feed = Atom(title=text, link="https://e.example/", description="")
    feed.add_item(
        text, "https://e.example/", text, categories=[text], unique_id="urn:a"
    )
    feed.items[0] |= {"authors": [(text, text)], "language": text}
    root = ElementTree.fromstring(feed.writeString("utf-8"))
    printed = root.findtext(f"{ATOM}entry/{ATOM}title")
    assert printed.split() == UNWRITABLE.sub("", text).split()


class ConditionalTests(FeedTestCase):
    def test_what_is_known_is_not_sent_again(self):
        make_publication()
        answer = self.client.get(self.url)
        for known in (
            {"If-None-Match": answer["ETag"]},
            {"If-Modified-Since": answer["Last-Modified"]},
        ):
            with self.subTest(known):
                again = self.client.get(self.url, headers=known)
                self.assertEqual((again.status_code, again.content), (304, b""))

    def test_an_empty_feed_is_known_too(self):
        known = {"If-None-Match": self.client.get(self.url)["ETag"]}
        self.assertEqual(self.client.get(self.url, headers=known).status_code, 304)
        self.assertEqual(self.read().feed.updated, "1970-01-01T00:00:00+00:00")

    def test_what_has_changed_is_sent(self):
        make_publication("Known")
        known = {"If-None-Match": self.client.get(self.url)["ETag"]}
        make_publication("Unknown")
        self.assertContains(self.client.get(self.url, headers=known), "Unknown")

    def test_it_can_only_be_read(self):
        self.assertEqual(self.client.post(self.url).status_code, 405)
        head = self.client.head(self.url)
        self.assertEqual((head.status_code, head.content), (200, b""))
