"""The owner's desk in a real browser, under the site's own content policy."""

import re

import pytest
from playwright.sync_api import expect

from publications.models import Venue
from tests.publications.factories import (
    make_appearance,
    make_publication,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKS = "/admin/publications/publication/"


def authors(page):
    rows = "#authorships-group .inline-related:not(.empty-form)"
    return page.locator(f"{rows} input.naming")


def expect_authors(page, *names):
    expect(authors(page)).to_have_count(len(names))
    for place, name in enumerate(names):
        expect(authors(page).nth(place)).to_have_value(name)


def test_signing_in_leads_to_the_desk(desk):
    desk.context.clear_cookies()
    desk.goto("/admin/")
    desk.get_by_label("Username").fill("ada")
    desk.get_by_label("Password").fill("engine")
    desk.get_by_role("button", name="Sign in").click()
    expect(desk.get_by_role("heading", name="Your site")).to_be_visible()


def test_a_work_is_added_and_seen_on_the_site(desk):
    desk.goto(f"{WORKS}add/")
    desk.get_by_label("Title").fill("Notes on the Engine")
    authors(desk).nth(0).fill("Ada Lovelace")
    authors(desk).nth(1).fill("Charles Babbage")
    up = desk.get_by_role("button", name="Move Charles Babbage up")
    up.focus()
    desk.keyboard.press("Enter")
    expect(up).to_be_focused()
    expect(desk.get_by_text("Charles Babbage is number 1 of 3.")).to_be_attached()
    desk.locator("#id_links-0-url").fill("https://example.org/notes.pdf")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_role("link", name="view it on the site").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Notes on the Engine")
    text = desk.get_by_role("main").inner_text()
    assert text.index("Charles Babbage") < text.index("Ada Lovelace")
    link = desk.get_by_role("link", name=re.compile("PDF"))
    expect(link).to_have_attribute("href", "https://example.org/notes.pdf")


def test_rows_are_added_moved_and_removed(desk):
    work = make_publication(authors=["Ann A", "Ben B", "Cid C"])
    desk.goto(f"{WORKS}{work.pk}/change/")
    # The blank row is gone: "Add another" makes one.
    expect_authors(desk, "Ann A", "Ben B", "Cid C")
    desk.get_by_role("button", name="Add another Person").click()
    authors(desk).nth(3).fill("Dan D")
    for _ in range(3):
        desk.get_by_role("button", name="Move Dan D up").click()
    expect_authors(desk, "Dan D", "Ann A", "Ben B", "Cid C")
    desk.get_by_role("button", name="Add another Person").click()
    desk.locator("#authorships-4").get_by_role("button", name="Remove").click()
    expect_authors(desk, "Dan D", "Ann A", "Ben B", "Cid C")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("is live: view it")).to_be_visible()
    expect_authors(desk, "Dan D", "Ann A", "Ben B", "Cid C")


def test_a_new_row_outlives_an_error_elsewhere(desk):
    work = make_publication(authors=["Ann A"])
    desk.goto(f"{WORKS}{work.pk}/change/")
    desk.get_by_role("button", name="Add another Person").click()
    authors(desk).nth(1).fill("Bob B")
    desk.get_by_label("Title").fill("")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.get_by_text("This field is required.", exact=True)).to_be_visible()
    expect_authors(desk, "Ann A", "Bob B")


def test_the_preview_shows_the_text_and_its_formulas(desk):
    desk.goto(f"{WORKS}add/")
    editor = desk.get_by_label("Description")
    editor.press_sequentially("Much **faster**: $x^2$")
    preview = desk.get_by_role("group", name="Preview").first
    expect(preview.locator("strong")).to_have_text("faster")
    expect(preview.locator("math msup")).to_be_attached()


def test_the_keyboard_is_not_caught_in_the_editor(desk):
    desk.goto(f"{WORKS}add/")
    desk.get_by_label("Description").focus()
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Abstract")).to_be_focused()
    desk.keyboard.press("Shift+Tab")
    expect(desk.get_by_label("Description")).to_be_focused()
    expect(desk.get_by_label("Description")).to_have_value("")


# The fixture fails where a page breaks the policy.
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_fits_and_keeps_the_policy(desk, width):
    venue = Venue.objects.create(name="A Conference on Rather Long Names of Venues")
    work = make_publication("Long " * 40, authors=["Ann A", "Ben B"])
    make_appearance(work, venue=venue, year=2024)
    desk.set_viewport_size({"width": width, "height": 800})
    for path in [
        "",
        "publications/publication/",
        "publications/publication/add/",
        f"publications/publication/{work.pk}/change/",
        f"publications/publication/{work.pk}/history/",
        f"publications/publication/{work.pk}/delete/",
        "publications/author/",
        "publications/author/add/",
        f"publications/venue/{venue.pk}/change/",
        f"publications/venue/{venue.pk}/delete/",
        "publications/topic/",
        "homepage/profile/",
        "auth/user/add/",
        "account/",
    ]:
        desk.goto(f"/admin/{path}")
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_theme_can_be_chosen(desk):
    ground = "getComputedStyle(document.body).backgroundColor"
    desk.emulate_media(color_scheme="light")
    desk.goto("/admin/")
    light = desk.evaluate(ground)
    desk.get_by_role("button", name="Toggle theme").click()
    assert desk.evaluate(ground) != light
    desk.get_by_role("button", name="Toggle theme").click()
    assert desk.evaluate(ground) == light


def test_what_google_scholar_misses_is_mended_from_where_it_is_told(desk):
    make_publication("A Work", authors=["Ada Lovelace"], year=2024)
    desk.goto("/admin/")
    desk.get_by_role("link", name="To check", exact=True).click()
    missing = desk.get_by_role("listitem").filter(has_text="It has no abstract.").last
    missing.get_by_role("link", name="Mend it").click()
    abstract = desk.get_by_role("textbox", name="Abstract")
    expect(abstract).to_be_in_viewport()
    abstract.fill("We ask.")
    desk.get_by_role("button", name="Save and continue editing").click()
    check = desk.get_by_role("region", name="To check")
    expect(check).to_contain_text("It has no PDF.")
    expect(check).not_to_contain_text("It has no abstract.")
