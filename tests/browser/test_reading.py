"""What a screen reader says of a page, in order, and how the keyboard leads there."""

import re

import pytest
from playwright.sync_api import expect

from homepage.models import Profile
from tests.publications.factories import make_author, make_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORK = "/publications/notes-on-the-engine/"


@pytest.fixture
def site(page):
    Profile.objects.create(name="Ada Lovelace")
    owner = make_author("Ada Lovelace", is_owner=True)
    make_publication(
        "Notes on the Engine",
        authors=[owner, "Charles Babbage"],
        links=["https://example.org/notes.pdf"],
        year=1843,
        abstract="Of cards.",
    )
    make_publication("מבוא", language="he", year=1842, authors=[owner])
    return page


def spoken(part):
    """Its roles and names, without addresses and what only holds others."""
    lines = re.sub(r"\[(?!level)[^]]*\]", "", part.aria_snapshot()).splitlines()
    words = [line.strip(" -:").strip("'").rstrip(":") for line in lines]
    return [word for word in words if " " in word and not word.startswith("/url")]


def test_a_work_is_read_from_its_place_to_its_citation(site):
    site.goto(WORK)
    said = spoken(site.get_by_role("article"))
    told = [
        'navigation "Breadcrumb"',
        'link "Publications"',
        'heading "Notes on the Engine" [level=1]',
        'link "Ada Lovelace"',
        'link "Charles Babbage"',
        'link "PDF of Notes on the Engine"',
        'heading "Abstract" [level=2]',
        "paragraph: Of cards.",
        'heading "Cite" [level=2]',
        'button "Copy BibTeX"',
        'link "Download .bib"',
        'link "Download .ris"',
        'link "Download .json"',
    ]
    assert [line for line in said if line in told] == told


def test_a_work_in_a_list_is_its_heading_then_links_that_name_it(site):
    site.goto("/publications/")
    item = site.get_by_role("listitem").filter(
        has=site.get_by_role("heading", name="Notes on the Engine")
    )
    assert spoken(item) == [
        'heading "Notes on the Engine" [level=3]',
        'link "Notes on the Engine"',
        "strong: Ada Lovelace",
        'text: ", Charles Babbage"',
        "paragraph: Journal of Tests",
        'link "PDF of Notes on the Engine"',
        "group: Abstract of Notes on the Engine",
        "group: Cite Notes on the Engine",
    ]


def test_years_are_headings_and_no_landmarks(site):
    site.goto("/publications/")
    expect(site.get_by_role("heading", level=2)).to_have_text(["1843", "1842"])
    expect(site.get_by_role("region")).to_have_count(0)


def test_a_title_of_another_language_is_read_in_it(site):
    site.goto("/publications/")
    title = site.get_by_role("link", name="מבוא", exact=True)
    expect(title).to_have_attribute("lang", "he")
    expect(title).to_have_attribute("dir", "rtl")
    place = site.get_by_role("group").filter(has_text="Cite מבוא")
    expect(place.locator("summary [lang=he]")).to_have_text("מבוא")


def test_the_skip_link_moves_the_focus(site):
    site.goto(WORK)
    site.keyboard.press("Tab")
    site.keyboard.press("Enter")
    expect(site.get_by_role("main")).to_be_focused()
    site.keyboard.press("Tab")
    expect(site.get_by_role("article").get_by_role("link").first).to_be_focused()


def test_an_abstract_opens_and_closes_by_the_keyboard(site):
    site.goto("/publications/")
    summary = site.locator("summary", has_text="Abstract of Notes")
    summary.focus()
    for key, is_open in (("Enter", True), ("Space", False)):
        site.keyboard.press(key)
        expect(site.get_by_text("Of cards.")).to_be_visible(visible=is_open)
        expect(summary).to_be_focused()


def test_a_filter_is_chosen_and_removed_by_the_keyboard(site):
    site.goto("/publications/")
    site.get_by_role("link", name="1843 1", exact=True).focus()
    site.keyboard.press("Enter")
    expect(site.get_by_role("status").first).to_have_text("1 of 2 works")
    site.get_by_role("link", name=re.compile("^1843.* remove this filter$")).focus()
    site.keyboard.press("Enter")
    expect(site.get_by_role("status").first).to_have_text("2 works")


def test_the_search_keeps_the_focus_when_it_shows_what_it_found(site):
    site.goto("/publications/")
    field = site.get_by_role("searchbox", name="Search publications")
    field.focus()
    site.keyboard.type("engine")
    expect(site.get_by_role("status").first).to_have_text("1 of 2 works")
    expect(field).to_be_focused()
    expect(field).to_have_value("engine")


def test_arrows_choose_the_colours(site):
    site.goto("/")
    site.get_by_role("radio", name="System").focus()
    site.keyboard.press("ArrowLeft")
    expect(site.get_by_role("radio", name="Dark")).to_be_focused()
    expect(site.locator("html")).to_have_attribute("data-scheme", "dark")


def test_the_keyboard_is_trapped_nowhere(site):
    site.goto(WORK)
    names = set()
    for _ in range(80):
        site.keyboard.press("Tab")
        names.add(site.evaluate("document.activeElement.localName"))
        if site.evaluate("document.activeElement === document.body"):
            break
    assert "body" in names
