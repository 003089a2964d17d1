"""What a visitor reads on the pages of an owner who writes German."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils import translation

from publications.models import Link, Publication
from tests.homepage.test_views import make_profile

from .factories import make_appearance, make_author, make_publication


@pytest.mark.parametrize("kind", Publication.Kind)
def test_every_kind_of_work_has_a_german_name(kind):
    same = {kind.PREPRINT, kind.PATENT, kind.SOFTWARE}
    with translation.override("de"):
        german = str(kind.label)
    with translation.override("en"):
        assert (german == str(kind.label)) == (kind in same)


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("400.html", "Die Anfrage war nicht zu verstehen"),
        ("403.html", "Kein Zutritt"),
        ("404.html", "Nicht gefunden"),
        ("500.html", "Etwas ist schiefgegangen"),
    ],
)
def test_error_pages_are_german(page, heading):
    with translation.override("de"):
        html = BeautifulSoup(render_to_string(page), "html.parser")
    assert (html.h1.string, html.title.string) == (heading, heading)
    assert html.html["lang"] == "de"


class GermanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_profile(language="de", email="ada@example.org")

    def words(self, address):
        page = BeautifulSoup(self.client.get(address).content, "html.parser")
        return " ".join(page.get_text().split())

    def test_home(self):
        make_publication("Vidur", is_selected=True)
        words = self.words("/")
        for said in (
            "Zum Inhalt springen",
            "Start",
            "Ausgewählte Publikationen",
            "Alle Publikationen",
            "E-Mail",
            "Nach oben",
        ):
            self.assertIn(said, words)

    def test_list(self):
        authors = [f"Author {number}" for number in range(15)]
        make_publication("Undated work", authors=authors)
        make_publication("Project", kind="project")
        words = self.words("/publications/")
        for said in ("Ohne Jahr", "Projekte", "und 3 weitere"):
            self.assertIn(said, words)
        for english in ("Undated ", "Projects", "more", "Skip", "All as"):
            self.assertNotIn(english, words.replace("Undated work", ""))

    def test_work(self):
        work = make_publication("Über Zahlen", kind="chapter", abstract="Kurz.")
        make_appearance(work, kind="book", name="Tests", volume="2", year=2024, month=3)
        for position, role in enumerate(["editor", "advisor", "mentor"]):
            work.authorships.create(
                author=make_author(f"Person {role}"), role=role, position=position
            )
        Link.objects.create(publication=work, kind="slides", url="https://a.org/s")
        words = self.words(work.get_absolute_url())
        for said in (
            "Buchkapitel",
            "Tests, Band 2",
            "Herausgegeben von Person editor",
            "Betreuung: Person advisor",
            "Mentoring: Person mentor",
            "Folien zu „Über Zahlen“",
            "Zusammenfassung",
            "Zitieren",
            "März 2024",
        ):
            self.assertIn(said, words)

    def test_downloads_say_the_same_in_every_language(self):
        work = make_publication("Über Zahlen", kind="thesis")
        make_appearance(work, kind="book", volume="2", year=2024)
        for suffix in ("bib", "ris", "json"):
            text = self.client.get(f"/publications/all.{suffix}").content.decode()
            self.assertNotIn("Band", text)
            self.assertNotIn("Hochschulschrift", text)
