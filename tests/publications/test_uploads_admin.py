"""Files in the forms of the desk: what is said of them, and that none is lost."""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homepage.models import Profile
from publications.models import Link, Publication

from .desk import DeskTestCase
from .factories import make_publication
from .images import encoded, photo

PDF = b"%PDF-1.4\n%%EOF\n"
ADD = reverse("admin:publications_publication_add")
SIGN = re.compile(r'name="([\w-]+-aside)" value="([^"]+)" checked')


def pdf(content=PDF, name="paper.pdf"):
    return SimpleUploadedFile(name, content)


def change(work):
    return reverse("admin:publications_publication_change", args=[work.pk])


def with_file(work, content=PDF):
    file = ContentFile(content, name="x.pdf")
    return Link.objects.create(publication=work, file=file)


def content(link):
    with link.file.open() as file:
        return file.read()


class StoredTests(DeskTestCase):
    def test_a_file_is_named_with_its_size_and_can_be_opened(self):
        for status in ("published", "draft"):
            with self.subTest(status=status):
                link = with_file(make_publication(status=status), PDF * 100)
                page = self.client.get(change(link.publication))
                self.assertContains(page, f'<a href="{link.file_address()}" target=')
                self.assertContains(page, "1.5\xa0KB")
                answer = self.client.get(link.file_address())
                self.assertEqual(b"".join(answer), PDF * 100)

    def test_a_file_that_is_gone_from_the_disk_is_told_and_hinders_nothing(self):
        link = with_file(make_publication("On Tests"))
        default_storage.delete(link.file.name)
        page = self.client.get(change(link.publication))
        self.assertContains(page, "The file is gone from the disk")
        response = self.send(change(link.publication), {"title": "On Better Tests"})
        self.assertEqual(self.errors_of(response), {})
        self.assertEqual(Publication.objects.get().title, "On Better Tests")

    def test_files_cost_no_queries_each(self):
        work = make_publication()
        with_file(work)
        self.client.get(change(work))
        few = self.number_of_queries(work)
        for _ in range(8):
            with_file(work)
        self.assertEqual(self.number_of_queries(work), few)

    def number_of_queries(self, work):
        with CaptureQueriesContext(connection) as queries:
            self.client.get(change(work))
        return len(queries)

    def test_the_journal_says_what_was_uploaded(self):
        work = make_publication("On Tests")
        with_file(work)
        with (
            self.assertLogs("offprint.uploads") as journal,
            self.captureOnCommitCallbacks(execute=True),
        ):
            self.send(change(work), {"links-0-file": pdf(PDF * 2)})
        [record] = journal.records
        said = f"paper.pdf, {2 * len(PDF)} bytes, for On Tests"
        self.assertEqual(record.getMessage(), said)
        self.assertEqual(record.request.user.get_username(), "ada")


class ReplacedTests(DeskTestCase):
    def test_a_new_file_stands_at_the_same_address(self):
        work = make_publication("On Tests")
        link = with_file(work)
        address = link.get_absolute_url()
        new = {"links-0-file": pdf(PDF + b"% new")}
        response = self.send(change(work), new)
        self.assertEqual(self.errors_of(response), {})
        self.assertEqual(b"".join(self.client.get(address)), PDF + b"% new")

    def test_a_file_that_is_taken_away_is_said_to_be_gone(self):
        work = make_publication("On Tests")
        address = with_file(work).get_absolute_url()
        self.send(change(work), {"links-0-DELETE": "on"})
        self.assertContains(
            self.client.get(address), "This file is no longer here", status_code=410
        )

    def test_an_address_takes_the_place_of_a_file(self):
        work = make_publication("On Tests")
        address = with_file(work).get_absolute_url()
        elsewhere = "https://example.org/paper.pdf"
        self.send(change(work), {"links-0-file-clear": "on", "links-0-url": elsewhere})
        self.assertEqual(self.client.get(address)["Location"], elsewhere)


class RefusedTests(DeskTestCase):
    link = {"links-0-kind": "pdf", "links-0-url": "", "links-0-label": ""}

    def refused(self, **files):
        """The form after it was sent without a title; and what it keeps aside."""
        response = self.send(ADD, {"title": "", **self.link, **files})
        self.assertIn("title", self.errors_of(response))
        return response, dict(SIGN.findall(response.content.decode()))

    def test_chosen_files_are_kept_until_all_is_right(self):
        picture = SimpleUploadedFile("p.png", encoded(photo()))
        words = {"thumbnail_alt": "Red and blue"}
        response, kept = self.refused(
            **{"links-0-file": pdf(), "thumbnail": picture, **words}
        )
        self.assertContains(response, "Take “paper.pdf”, 15\xa0bytes, which")
        self.assertEqual(set(kept), {"links-0-file-aside", "thumbnail-aside"})
        response = self.send(ADD, {"title": "On Tests", **self.link, **words, **kept})
        self.assertEqual(self.errors_of(response), {})
        work = Publication.objects.get()
        self.assertTrue(work.thumbnail_sizes["variants"])
        self.assertEqual(content(work.links.get()), PDF)

    def test_they_are_kept_while_the_form_is_refused_again(self):
        _, kept = self.refused(**{"links-0-file": pdf()})
        response = self.send(ADD, {"title": "", **self.link, **kept})
        self.assertEqual(dict(SIGN.findall(response.content.decode())), kept)
        self.assertEqual(len(default_storage.listdir("aside")[1]), 1)

    def test_a_file_chosen_anew_takes_the_place_of_the_kept_one(self):
        _, kept = self.refused(**{"links-0-file": pdf()})
        new = {"links-0-file": pdf(PDF + b"% new")}
        self.send(ADD, {"title": "On Tests", **self.link, **kept, **new})
        self.assertEqual(content(Link.objects.get()), PDF + b"% new")

    def test_a_file_that_is_not_wanted_any_more_is_left_out(self):
        self.refused(**{"links-0-file": pdf()})
        url = {"links-0-url": "https://example.org"}
        self.send(ADD, {"title": "On Tests", **self.link, **url})
        self.assertFalse(Link.objects.get().file)

    def test_a_file_that_was_refused_itself_is_not_kept(self):
        response, kept = self.refused(**{"links-0-file": pdf(b"<html>")})
        self.assertEqual(kept, {})
        self.assertIn("links-0-file", self.errors_of(response))
        self.assertFalse(default_storage.exists("aside"))

    def test_what_nobody_signed_is_no_file(self):
        for sign in ("x", "../../secret_key", ""):
            aside = {"links-0-file-aside": sign, "links-0-url": "https://example.org"}
            response = self.send(ADD, {"title": "On Tests", **self.link, **aside})
            self.assertEqual(self.errors_of(response), {})
        self.assertFalse(Link.objects.exclude(file="").exists())

    def test_what_is_kept_is_looked_at_as_closely_as_what_is_sent(self):
        """A picture that was kept is no paper."""
        picture = SimpleUploadedFile("p.png", encoded(photo()))
        _, kept = self.refused(thumbnail=picture, thumbnail_alt="Red")
        moved = {"links-0-file-aside": kept["thumbnail-aside"]}
        response = self.send(ADD, {"title": "On Tests", **self.link, **moved})
        self.assertIn("links-0-file", self.errors_of(response))

    def test_hostile_names_are_said_harmlessly(self):
        for name in ['"><script>alert(1)</script>.pdf', "a" * 300 + ".pdf"]:
            with self.subTest(name=name):
                response, kept = self.refused(**{"links-0-file": pdf(name=name)})
                self.assertNotContains(response, "<script>alert")
                self.assertEqual(len(kept), 1)


class ResumeTests(DeskTestCase):
    add = reverse("admin:homepage_profile_add")

    def test_the_resume_is_kept_opened_replaced_and_taken_away(self):
        self.send(self.add, {"name": "Ada Lovelace", "resume_file": pdf()})
        form = reverse("admin:homepage_profile_change", args=[1])
        page = self.client.get(form)
        self.assertContains(page, '<a href="/cv.pdf" target="_blank">cv.pdf')
        self.assertContains(page, "15\xa0bytes")
        self.assertContains(page, 'accept=".pdf"')
        first = Profile.objects.get().resume_file.name
        old = self.client.get("/cv.pdf")
        self.assertEqual(b"".join(old), PDF)
        self.send(form, {"resume_file": pdf(PDF + b"% new")})
        new = self.client.get("/cv.pdf", headers={"If-None-Match": old["ETag"]})
        self.assertEqual(b"".join(new), PDF + b"% new")
        self.assertTrue(default_storage.exists(first))
        self.send(form, {"resume_file-clear": "on"})
        self.assertEqual(self.client.get("/cv.pdf").status_code, 404)
        self.assertNotContains(self.client.get(form), 'href="/cv.pdf"')
