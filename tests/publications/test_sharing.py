"""The pictures that stand for pages where their addresses are shared."""

import errno
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test import TestCase, TransactionTestCase
from django.urls import reverse
from PIL import Image

from homepage.models import Profile
from publications import sharing
from publications.models import Publication

from .desk import DeskTestCase
from .factories import make_appearance, make_author, make_publication
from .images import encoded, photo
from .importing.bringing import bring


def card_of(work):
    works = Publication.objects.with_people_and_places()
    return sharing.card_of(works.get(pk=work.pk))


def kept():
    return sorted(Path(settings.MEDIA_ROOT, "cards").rglob("*.png"))


class WorkCardTests(TestCase):
    def url(self, work):
        return reverse("publications:card", args=[work.slug])

    def test_it_stands_below_the_work(self):
        work = make_publication("A Paper")
        self.assertEqual(self.url(work), "/publications/a-paper/a-paper-card.png")
        response = self.client.get(self.url(work))
        self.assertEqual(response["Content-Type"], "image/png")
        self.assertEqual(Image.open(BytesIO(response.content)).size, (1200, 630))

    def test_other_pages_may_show_it(self):
        response = self.client.get(self.url(make_publication()))
        self.assertEqual(response["Cross-Origin-Resource-Policy"], "cross-origin")

    def test_a_draft_has_none(self):
        work = make_publication("Secret", status=Publication.Status.DRAFT)
        self.assertEqual(self.client.get(self.url(work)).status_code, 404)
        self.assertEqual(kept(), [])

    def test_the_name_must_be_that_of_the_work(self):
        make_publication("A Paper")
        make_publication("Other")
        response = self.client.get("/publications/a-paper/other-card.png")
        self.assertEqual(response.status_code, 404)

    def test_it_is_drawn_once(self):
        work = make_publication("A Paper")
        self.client.get(self.url(work))
        [file] = kept()
        file.write_bytes(b"kept")
        self.assertEqual(self.client.get(self.url(work)).content, b"kept")

    def test_what_is_known_is_not_sent_again(self):
        url = self.url(make_publication())
        known = {"If-None-Match": self.client.get(url)["ETag"]}
        self.assertEqual(self.client.get(url, headers=known).status_code, 304)

    def test_a_change_of_what_it_shows_replaces_it(self):
        author = make_author("Ada Lovelace")
        work = make_publication("A Paper", authors=[author])
        first = self.client.get(self.url(work)).content
        [old] = kept()
        author.family_name = "King"
        author.save()
        self.assertNotEqual(self.client.get(self.url(work)).content, first)
        [new] = kept()
        self.assertNotEqual(new, old)

    def test_it_shows_the_picture_of_the_work(self):
        work = make_publication("A Paper", thumbnail_kind="photo")
        plain = self.client.get(self.url(work)).content
        work.thumbnail = ContentFile(encoded(photo(900, 600)), name="a.png")
        work.save()
        shown = Image.open(BytesIO(self.client.get(self.url(work)).content))
        self.assertNotEqual(self.client.get(self.url(work)).content, plain)
        red, green, blue = shown.convert("RGB").getpixel((760, 200))
        self.assertTrue(red > 200 and blue < 60, (red, green, blue))

    def test_a_picture_that_is_gone_breaks_nothing(self):
        work = make_publication("A Paper")
        work.thumbnail = ContentFile(encoded(photo(900, 600)), name="a.png")
        work.save()
        for variant in work.thumbnail_sizes["variants"]:
            work.thumbnail.storage.delete(variant["name"])
        self.assertEqual(self.client.get(self.url(work)).status_code, 200)

    def test_queries_do_not_grow_with_the_authors(self):
        for number in (1, 100):
            names = [f"Author {n}" for n in range(number)]
            work = make_publication(authors=names, year=2024)
            with self.subTest(number), self.assertNumQueries(5):
                self.client.get(self.url(work))

    def test_hostile_text_is_only_text(self):
        work = make_publication("<script>\u202e</title>$\\frac{$", award="x")
        self.assertEqual(self.client.get(self.url(work)).status_code, 200)


class ShownTests(TestCase):
    def test_it_says_who_where_and_on_whose_site(self):
        owner = make_author("Ada Lovelace", is_owner=True)
        work = make_publication("A Paper", authors=["Jo Doe", owner], and_others=True)
        make_appearance(work, name="Journal of Tests", year=2024)
        card = card_of(work)
        self.assertEqual(card.place, "Journal of Tests, 2024")
        self.assertEqual(card.site, "Ada Lovelace")
        self.assertEqual(card.address, "testserver")
        names = [(name.text, name.is_owner) for name in card.names]
        self.assertEqual(names, [("Jo Doe", False), ("Ada Lovelace", True)])
        self.assertEqual(card.hidden, 1)

    def test_markup_and_formulas_become_plain_text(self):
        titles = {
            "<i>E. coli</i> & <b>": "E. coli & <b>",
            "In $O(n \\log n)$": "In O(n log\u2061n)",
            "At $\\sqrt{s}=13$ TeV": "At √s = 13 TeV",
            "$n^2$ and $x^k$": "n² and x^k",
            "H$_2$O and CO<sub>2</sub>": "H2O and CO2",
            "$\\frac{a}{b}$": "a/b",
            "$a < b$": "a < b",
        }
        for title, expected in titles.items():
            with self.subTest(title):
                self.assertEqual(card_of(make_publication(title)).title, expected)


class SavingTests(DeskTestCase):
    def save(self, work, **changes):
        url = reverse("admin:publications_publication_change", args=[work.pk])
        with self.captureOnCommitCallbacks(execute=True):
            self.send(url, changes)

    def test_what_is_saved_can_be_shared_at_once(self):
        work = make_publication("A Paper", authors=["Ada Lovelace"], year=2024)
        self.save(work, title="Another Title")
        [drawn] = kept()
        self.client.get(reverse("publications:card", args=[work.slug]))
        self.assertEqual(kept(), [drawn])

    def test_a_draft_is_not_drawn(self):
        self.save(make_publication(status=Publication.Status.DRAFT))
        self.assertEqual(kept(), [])

    def test_an_import_draws_nothing(self):
        with self.captureOnCommitCallbacks(execute=True):
            bring("@article{a, title = {A Paper}, author = {Jo Doe}, year = 2024}")
        self.assertEqual(Publication.objects.get().title, "A Paper")
        self.assertEqual(kept(), [])


class HomeCardTests(TestCase):
    url = reverse("homepage:card")

    def test_the_site_has_one(self):
        Profile.objects.create(name="Ada Lovelace", headline="Engines")
        first = self.client.get(self.url)
        self.assertEqual(Image.open(BytesIO(first.content)).size, (1200, 630))
        Profile.objects.update(headline="Other engines")
        self.assertNotEqual(self.client.get(self.url).content, first.content)
        self.assertEqual(len(kept()), 1)

    def test_nobodys_site_has_none(self):
        self.assertEqual(self.client.get(self.url).status_code, 404)


@pytest.mark.django_db
def test_a_full_disk_keeps_nothing_and_shows_everything(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    work = make_publication("A Paper")
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    response = client.get(reverse("publications:card", args=[work.slug]))
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert kept() == []


class AtOnceTests(TransactionTestCase):
    def test_many_may_ask_at_once(self):
        work = make_publication("A Paper", authors=["Ada Lovelace"])
        url = reverse("publications:card", args=[work.slug])
        answers = []

        def ask():
            answers.append(self.client_class().get(url))
            connection.close()

        threads = [Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([answer.status_code for answer in answers], [200] * 6)
        self.assertEqual(len({answer.content for answer in answers}), 1)
        self.assertEqual(len(list(kept()[0].parent.iterdir())), 1)
