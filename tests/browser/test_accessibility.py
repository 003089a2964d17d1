"""What axe finds on the public pages, in both schemes, at the widths of a small phone,
a tablet and a desk; and whether what can be pressed stays readable."""

import re

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from homepage.models import Profile, ProfileLink
from publications.models import Topic, Venue
from tests.browser.readable import unreadable
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)
from tests.publications.images import encoded, photo

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = [320, 768, 1280]
MORE = ("color-contrast-enhanced", "target-size")
HEADINGS = {
    "/": "Ada Lovelace",
    "/publications/": "Publications",
    "/publications/?q=engine&year=1843": "Publications",
    "/publications/?q=nothing": "Publications",
    "/publications/?group=topic": "Publications",
    "/publications/notes-on-the-engine/": "Notes on the Engine",
    "/publications/mavo/": "מבוא: Über",
    "/publications/authors/charles-babbage/": "Charles Babbage",
    "/publications/venues/journal-of-tests/": "Journal of Tests",
    "/publications/nothing/": "Not found",
}
every_page = pytest.mark.parametrize("address", HEADINGS)
OPEN_ALL = "document.querySelectorAll('details').forEach((e) => (e.open = true))"


def picture():
    return ContentFile(encoded(photo()), name="picture.png")


@pytest.fixture
def site(page):
    """One of everything that a page can show."""
    profile = Profile.objects.create(
        name="Ada Lovelace",
        native_name="Ада Лавлейс",
        pronouns="she/her",
        headline="Engines",
        affiliation="Analytical Society",
        bio="I work on [engines](https://example.org), and on *Bernoulli* numbers.",
        portrait=picture(),
        portrait_alt="Ada at her desk",
        portrait_credit="Photo: M. Somerville",
        email="ada@example.org",
        accent="#ffcc00",
    )
    ProfileLink.objects.create(profile=profile, kind="orcid", url="https://orcid.org/0")
    owner = make_author("Ada Lovelace", is_owner=True)
    work = make_publication(
        "Notes on the Engine",
        authors=[owner, "Charles Babbage"],
        links=["https://example.org/notes.pdf"],
        year=1843,
        abstract="Let $x$ be a number of **cards**.",
        description="What it *does*.",
        award="Best paper",
        is_selected=True,
        thumbnail=picture(),
        thumbnail_alt="Two colours",
    )
    work.authorships.update(is_equal=True)
    work.topics.add(Topic.objects.create(name="Engines"))
    other = make_publication(
        "Of the engine", authors=[owner], year=1842, is_selected=True
    )
    venue = Venue.objects.create(name="Journal of Tests")
    make_appearance(other, venue=venue, year=1844, doi="10.1000/182")
    make_publication("A project without a date", kind="project", is_selected=True)
    make_publication(
        "מבוא: Über", slug="mavo", language="he", year=1843, authors=[owner]
    )
    return page


@every_page
def test_axe_finds_nothing(site, address):
    site.goto(address)
    expect(site.get_by_role("heading", level=1)).to_contain_text(HEADINGS[address])
    site.evaluate(OPEN_ALL)
    for width in WIDTHS:
        site.set_viewport_size({"width": width, "height": 900})
        assert faults(site, *MORE) == [], width
    assert unreadable(site, 7) == []


def test_what_pales_under_the_pointer_would_be_found(site):
    site.goto("/publications/")
    assert unreadable(site, 7) == []
    site.evaluate("document.styleSheets[0].insertRule('.chip:hover { color: #999 }')")
    assert all("chip" in fault and "hover" in fault for fault in unreadable(site, 7))
    assert unreadable(site, 7)


def test_axe_would_find_a_fault(site):
    site.goto("/publications/")
    site.evaluate("document.querySelector('.chip').style.color = '#777'")
    site.evaluate("document.querySelector('#q').id = ''")
    site.evaluate("document.querySelector('.find label').remove()")
    site.evaluate("document.querySelector('.find input').placeholder = ''")
    rules = {fault.partition(":")[0] for fault in faults(site)}
    assert {"light, color-contrast", "dark, color-contrast", "light, label"} <= rules


def test_axe_finds_nothing_on_the_self_check(site, signed_in):
    signed_in.goto("/admin/publications/publication/self-check/")
    expect(signed_in.get_by_role("heading", name="The works")).to_be_visible()
    for width in WIDTHS:
        signed_in.set_viewport_size({"width": width, "height": 900})
        assert faults(signed_in) == [], width


def test_nothing_is_wider_than_the_smallest_screen(site):
    site.set_viewport_size({"width": 320, "height": 900})
    for address in HEADINGS:
        site.goto(address)
        site.evaluate(OPEN_ALL)
        assert site.evaluate("document.documentElement.scrollWidth") == 320, address


def test_text_of_twice_the_size_still_fits(site):
    site.set_viewport_size({"width": 640, "height": 900})
    for address in HEADINGS:
        site.goto(address)
        site.evaluate("document.documentElement.style.fontSize = '200%'")
        assert site.evaluate("document.documentElement.scrollWidth") <= 640, address


FOCUS = """
() => {
  const { activeElement: at } = document;
  const shown = at.matches("fieldset input") ? at.nextElementSibling : at;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const { width, height, x } = shown.getBoundingClientRect();
  return {
    name: at.textContent.trim() || at.name,
    isOutlined: outlineStyle === "solid" && outlineWidth === "2px",
    isOnScreen: width > 1 && height > 1 && x >= 0,
  };
}
"""
STOPS = "a, button, summary, [tabindex='0'], [type=search], fieldset :checked"


@every_page
def test_the_keyboard_shows_where_it_is(site, address):
    site.goto(address)
    seen = []
    for _ in range(site.locator(STOPS).locator("visible=true").count()):
        site.keyboard.press("Tab")
        stop = site.evaluate(FOCUS)
        assert stop["isOutlined"] and stop["isOnScreen"], stop["name"]
        seen.append(stop["name"])
    assert seen[0] == "Skip to content"
    assert "scheme" in seen


def test_the_first_link_leads_past_the_bar(site):
    site.goto("/publications/")
    site.keyboard.press("Tab")
    site.keyboard.press("Enter")
    assert site.url.endswith("#main")
    site.keyboard.press("Tab")
    assert site.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    ("wish", "seconds"), [("no-preference", "0.12s"), ("reduce", "0s")]
)
def test_nothing_moves_for_those_who_asked_for_that(site, wish, seconds):
    site.emulate_media(reduced_motion=wish)
    site.goto("/")
    chip = site.locator(".chip").first
    expect(chip).to_have_css("transition-duration", re.compile(f"^{seconds}"))


def test_with_forced_colours_borders_stay(site):
    site.emulate_media(forced_colors="active", color_scheme="light")
    site.goto("/publications/")
    for part in (".chip", ".picture"):
        expect(site.locator(part).first).to_have_css("border-color", "rgb(0, 0, 0)")


def test_with_forced_colours_the_chosen_is_filled(site):
    site.emulate_media(forced_colors="active", color_scheme="light")
    site.goto("/publications/?year=1843")
    other, chosen = (
        site.locator(f".filters .chip{state}").first
        for state in (":not([aria-current])", "[aria-current]")
    )
    ground = "(e) => getComputedStyle(e).backgroundColor"
    assert chosen.evaluate(ground) != other.evaluate(ground)


def test_more_contrast_leaves_no_grey_text(site):
    site.emulate_media(contrast="more", color_scheme="light")
    site.goto("/publications/")
    line = site.locator(".appearances").first
    expect(line).to_have_css("color", "rgb(26, 28, 32)")


def test_targets_are_larger_for_fingers(browser, live_server, site):
    context = browser.new_context(base_url=live_server.url, has_touch=True)
    page = context.new_page()
    page.goto("/publications/")
    heights = page.locator(".chip").evaluate_all(
        "(chips) => chips.map((chip) => chip.getBoundingClientRect().height)"
    )
    assert min(heights) >= 34
    context.close()
