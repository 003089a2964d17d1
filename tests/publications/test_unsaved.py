"""The form of a work as it will look once it is saved, and nothing else."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from homepage.models import Profile
from publications.models import Link, Publication

from .desk import DeskTestCase, filled
from .factories import make_author, make_publication
from .images import encoded, photo

ADD = reverse("admin:publications_publication_add")
PDF = b"%PDF-1.4\n%%EOF\n"


def change(work):
    return reverse("admin:publications_publication_change", args=[work.pk])


def rows():
    """All that is in the database but sessions."""
    models = [m for m in apps.get_models() if m._meta.app_label != "sessions"]
    return {m: list(m.objects.order_by("pk").values()) for m in models}


def files():
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*.*"))


class UnsavedTests(DeskTestCase):
    def preview(self, url, **changes):
        """The answer to the button, after which nothing is another than before."""
        data = filled(self.client.get(url)) | changes
        before = rows(), files()
        response = self.client.post(url, data | {"_preview": "Preview"})
        self.assertEqual((rows(), files()), before)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(response["X-Robots-Tag"], "noindex, nofollow")
        return response

    def test_a_new_work_is_shown_as_its_page_and_not_saved(self):
        ada = make_author("Ada Lovelace")
        response = self.preview(
            ADD,
            title="Notes on the *Engine*: $x^2$",
            topics="Engines, Numbers",
            description="It **works**.",
            abstract="We ask.",
            **{
                "authorships-0-author": str(ada.pk),
                "authorships-1-author": "Charles Babbage",
                "appearances-0-venue": "Journal of Engines",
                "appearances-0-year": "1843",
                "links-0-url": "https://example.org/notes.pdf",
            },
        )
        self.assertContains(response, "<b>Preview of the form:</b> nothing of it is")
        for shown in [
            "<strong>works</strong>",
            "<msup>",
            "Ada Lovelace",
            "Charles Babbage",
            "Journal of Engines",
            "Engines</a>",
            'href="https://example.org/notes.pdf"',
        ]:
            self.assertContains(response, shown)

    def test_changes_of_a_published_work_are_shown_before_they_go_live(self):
        work = make_publication("On Tests", authors=["Ada Lovelace"], year=2024)
        response = self.preview(change(work), title="On Better Tests")
        self.assertContains(response, "On Better Tests</h1>")
        self.assertContains(self.client.get(work.get_absolute_url()), "On Tests</h1>")

    def test_rows_that_are_removed_are_not_shown(self):
        work = make_publication("On Tests", authors=["Ada Lovelace", "Charles Babbage"])
        response = self.preview(change(work), **{"authorships-0-DELETE": "on"})
        self.assertNotContains(response, "Ada Lovelace")
        self.assertContains(response, "Charles Babbage")

    def test_a_new_file_is_shown_as_a_link_and_not_stored(self):
        work = make_publication("On Tests")
        file = SimpleUploadedFile("paper.pdf", PDF)
        kind = {"links-0-kind": "pdf", "links-0-file": file}
        response = self.preview(change(work), **kind)
        self.assertRegex(response.content.decode(), r'href="#main">PDF<')
        self.assertFalse(Link.objects.exists())

    def test_a_file_that_takes_the_place_of_another_leaves_it_where_it_is(self):
        work = make_publication("On Tests")
        old = SimpleUploadedFile("paper.pdf", PDF)
        link = Link.objects.create(publication=work, file=old)
        new = SimpleUploadedFile("new.pdf", PDF + b"% new")
        self.preview(change(work), **{"links-0-file": new, "links-0-kind": "slides"})
        address = link.get_absolute_url()
        self.assertEqual(b"".join(self.client.get(address)), PDF)

    def test_a_new_picture_is_left_out_with_a_word(self):
        picture = SimpleUploadedFile("p.png", encoded(photo()))
        for url in (ADD, change(make_publication())):
            picture.seek(0)
            response = self.preview(
                url, title="On Tests", thumbnail=picture, thumbnail_alt="Red"
            )
            self.assertContains(response, "A picture that was just chosen is shown")
            self.assertNotContains(response, "<figure")

    def test_the_picture_that_is_there_is_shown(self):
        picture = SimpleUploadedFile("p.png", encoded(photo()))
        work = make_publication(thumbnail=picture, thumbnail_alt="Red and blue")
        response = self.preview(change(work))
        self.assertContains(response, 'alt="Red and blue"')
        response = self.preview(change(work), **{"thumbnail-clear": "on"})
        self.assertNotContains(response, "<figure")

    def test_a_refused_form_says_what_is_wrong(self):
        response = self.preview(ADD, title="")
        self.assertContains(response, "There is no preview yet, for what is marked")
        self.assertIn("title", self.errors_of(response))

    def test_saving_afterwards_says_nothing_of_the_preview(self):
        self.preview(ADD, title="On Tests")
        response = self.send(ADD, {"title": "On Tests"})
        said = self.messages_of(response)
        self.assertEqual(len(said), 1)
        self.assertEqual(Publication.objects.get().slug, "on-tests")

    def test_it_is_in_the_language_of_the_pages_and_the_form_in_english(self):
        Profile.objects.create(name="Ada", language="de", accent="#aa0000")
        response = self.preview(ADD, title="On Tests")
        self.assertContains(response, '<html lang="de">')
        self.assertContains(response, "Vorschau des Formulars")
        self.assertIn("sha256-", response["Content-Security-Policy"].split("style")[1])
        self.assertContains(self.preview(ADD, title=""), '<html lang="en"')

    def test_nothing_is_told_to_machines(self):
        page = self.preview(ADD, title="On Tests").content.decode()
        head = page.partition("</head>")[0]
        self.assertIn('<meta name="robots" content="noindex, nofollow">', head)
        for word in ("canonical", "citation_", "ld+json", "og:"):
            self.assertNotIn(word, head)

    def test_hostile_texts_are_shown_as_text(self):
        script = "<script>alert(1)</script>"
        response = self.preview(ADD, title=script, description=script, abstract=script)
        self.assertIsNone(re.search("<script>alert", response.content.decode()))

    def test_accounts_that_may_only_look_have_no_button_and_preview_nothing(self):
        work = make_publication("On Tests")
        eve = User.objects.create_user("eve", password="x", is_staff=True)
        eve.user_permissions.add(Permission.objects.get(codename="view_publication"))
        self.client.force_login(eve)
        self.assertNotContains(self.client.get(change(work)), 'name="_preview"')
        response = self.client.post(change(work), {"_preview": "1", "title": "Mine"})
        self.assertEqual(response.status_code, 403)

    def test_the_button_is_there_and_not_the_one_that_enter_presses(self):
        page = self.client.get(ADD).content.decode()
        buttons = re.findall(r'<input type="submit"[^>]*name="(\w+)"', page)
        self.assertEqual(buttons[0], "_save")
        self.assertEqual(buttons[-1], "_preview")
        self.assertIn('formtarget="_blank"', page)
