import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import TestCase
from django.utils import translation

from publications.citing import reference
from publications.languages import is_right_to_left
from publications.templatetags.languages import isolated, lang
from tests.homepage.test_views import make_profile

from .factories import make_appearance, make_author, make_publication

HEBREW_TITLE = "מבוא לאלגוריתמים"


@pytest.mark.parametrize(
    ("tag", "is_so"),
    [
        ("he", True),
        ("ar-EG", True),
        ("fa", True),
        ("FA", True),
        ("az", False),
        ("az-Arab", True),
        ("az-Arab-IR", True),
        ("ks-Deva", False),
        ("en", False),
        ("zh-Hant", False),
        ("pt-BR", False),
    ],
)
def test_direction_of_a_language_and_its_script(tag, is_so):
    assert is_right_to_left(tag) == is_so


@pytest.mark.parametrize(
    ("text", "tag", "attributes"),
    [
        ("Über Zahlen", "de", ' lang="de"'),
        ("On numbers", "en", ""),
        ("On numbers", "", ""),
        (HEBREW_TITLE, "he", ' lang="he" dir="rtl"'),
        ("BERT: " + HEBREW_TITLE, "he", ' lang="he" dir="rtl"'),
        (HEBREW_TITLE, "", ' dir="auto"'),
        (HEBREW_TITLE, "en", ' dir="auto"'),
        ("The colour", "en-GB", ' lang="en-GB"'),
        ("On numbers", '"><script>', ' lang="&quot;&gt;&lt;script&gt;"'),
    ],
)
def test_an_element_says_its_language_where_it_is_not_that_of_the_page(
    text, tag, attributes
):
    assert lang(text, tag) == attributes


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("王小明", "王小明"),
        ("משה כהן", "<bdi>משה כהן</bdi>"),
        ("نجيب محفوظ", "<bdi>نجيب محفوظ</bdi>"),
        ("A\u202eB", "<bdi>A\u202eB</bdi>"),
        ("כ<b>", "<bdi>כ&lt;b&gt;</bdi>"),
    ],
)
def test_a_name_that_turns_the_line_is_kept_apart(name, html):
    assert isolated(name) == html


class PageTests(TestCase):
    def page(self, address):
        return BeautifulSoup(self.client.get(address).content, "html.parser")

    def test_a_title_from_right_to_left_says_so_on_its_page_and_in_the_list(self):
        work = make_publication(HEBREW_TITLE, language="he", abstract="תקציר")
        page = self.page(work.get_absolute_url())
        self.assertEqual(page.h1.attrs, {"lang": "he", "dir": "rtl"})
        abstract = page.find("p", string="תקציר").parent
        self.assertEqual((abstract["lang"], abstract["dir"]), ("he", "rtl"))
        listed = self.page("/publications/").find("a", string=HEBREW_TITLE)
        self.assertEqual((listed["lang"], listed["dir"]), ("he", "rtl"))

    def test_a_work_in_the_language_of_the_page_needs_no_mark(self):
        make_profile(language="de")
        work = make_publication("Über Zahlen", language="de")
        self.assertEqual(self.page(work.get_absolute_url()).h1.attrs, {})

    def test_links_say_the_title_in_its_language(self):
        work = make_publication("Über Zahlen", language="de", links=["https://a.org/p"])
        link = self.page(work.get_absolute_url()).find("a", href="https://a.org/p")
        self.assertEqual(link["hreflang"], "de")
        self.assertEqual(link.find("span", lang="de").string, "Über Zahlen")
        self.assertEqual(link.get_text(), "PDF of Über Zahlen")

    def test_names_from_right_to_left_keep_their_places_in_the_line(self):
        hebrew = make_author("משה כהן"), make_author("דוד לוי")
        make_publication(authors=["Ada Lovelace", *hebrew, "Bob Moog"])
        response = self.client.get("/publications/")
        self.assertContains(
            response,
            "Ada Lovelace, <bdi>משה כהן</bdi>, <bdi>דוד לוי</bdi>, Bob Moog",
        )

    def test_a_name_in_its_own_script_stands_beside_it_on_the_works_page(self):
        wang = make_author("Xiaoming Wang", native_name="王小明")
        work = make_publication("Tone", authors=[wang])
        page = self.page(work.get_absolute_url())
        self.assertIn("Xiaoming Wang (王小明)", page.get_text())
        self.assertNotIn("王小明", self.page("/publications/").get_text())

    def test_a_name_printed_in_its_own_script_stands_there_once(self):
        wang = make_author("Xiaoming Wang", native_name="王小明")
        work = make_publication("Tone", authors=[wang])
        work.authorships.update(name="王小明")
        people = self.page(work.get_absolute_url()).find(class_="people")
        self.assertEqual(people.get_text(strip=True), "王小明")

    def test_corresponding_authors_are_marked_and_explained_on_the_works_page(self):
        work = make_publication(authors=["Ada Lovelace", "Grace Hopper"])
        work.authorships.filter(position=1).update(is_corresponding=True)
        page = self.page(work.get_absolute_url())
        self.assertIn("Ada Lovelace, Grace Hopper†", page.get_text())
        self.assertIn("† Corresponding author", page.get_text())
        self.assertNotIn("†", self.page("/publications/").get_text())

    def test_numbers_and_dates_are_written_as_the_language_does(self):
        names = [make_author(f"Author {n}") for n in range(1013)]
        work = make_publication("Large")
        rows = [work.authorships.model(publication=work, author=n) for n in names]
        work.authorships.bulk_create(rows)
        make_appearance(work, year=2024, month=6)
        profile = make_profile()
        for language, more, date in (
            ("en", "1,001 more", "June 2024"),
            ("de", "1.001 weitere", "Juni 2024"),
        ):
            profile.language = language
            profile.save()
            self.assertIn(more, self.page("/publications/").get_text())
            page = self.page(work.get_absolute_url())
            self.assertEqual(page.find("time", datetime="2024-06").string, date)

    @translation.override("de")
    def test_references_are_english_on_a_german_page(self):
        work = make_publication("Zahlen", authors=["Ada Lovelace"], year=2020)
        context = {"reference": reference(work, "apa")}
        html = render_to_string("publications/_reference.html", context)
        self.assertEqual(BeautifulSoup(html, "html.parser").p["lang"], "en")
