"""Whether lines that run in two directions can be read."""

import pytest

from tests.publications.factories import make_author, make_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# From left to right, what stands in the line of people.
LINE = """
[...document.querySelectorAll(".people :is(bdi, abbr, strong)")]
  .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
  .map((element) => element.textContent)
"""


def test_hebrew_and_arabic_names_keep_their_places_in_an_english_line(page):
    names = ["משה כהן", "דוד לוי", "نجيب محفوظ"]
    authors = [*map(make_author, names), make_author("Ada Lovelace", is_owner=True)]
    make_publication(authors=authors).authorships.filter(position__lt=2).update(
        is_equal=True
    )
    page.goto("/publications/")
    assert page.evaluate(LINE) == [
        *("משה כהן", "*", "דוד לוי", "*"),
        *("نجيب محفوظ", "Ada Lovelace"),
    ]


def test_a_title_from_right_to_left_begins_at_the_right_of_its_page(page):
    page.goto(make_publication("BERT: מבוא", language="he").get_absolute_url())
    style = "getComputedStyle(document.querySelector('h1'))"
    assert page.evaluate(f"{style}.direction") == "rtl"
    assert page.evaluate(f"{style}.textAlign") == "start"
