"""The public pages in a real browser."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from config.storage import minified
from homepage.models import Profile
from publications.models import Publication
from tests.publications.factories import make_publication
from tests.publications.images import encoded, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = r"""
(text) => {
  const styles = document.head.appendChild(document.createElement("style"));
  styles.textContent = text;
  // Browsers keep the spelling of what stands in var() or in a custom property.
  return [...styles.sheet.cssRules].map((rule) =>
    rule.cssText.replace(/\s+/g, " ").replace(/([(,]) | (?=\))/g, "$1")
      .replace(/(?<![\w.])0(?=\.\d)/g, ""));
}"""


def test_minified_styles_are_read_by_browsers_as_the_source_is(page):
    source = (settings.BASE_DIR / "static/css/site.css").read_text("utf-8")
    rules = page.evaluate(RULES, source)
    assert len(rules) > 10
    assert page.evaluate(RULES, minified(source)) == rules


TELL = """
window.said = [];
document.addEventListener("securitypolicyviolation", (event) =>
  said.push(`${event.violatedDirective} ${event.blockedURI}`));
new MutationObserver(() => {
  if (document.body && !window.first)
    window.first = getComputedStyle(document.documentElement).backgroundColor;
}).observe(document, { childList: true, subtree: true });
"""
SUM = r"E(x) = \sum_{i=1}^{n} p_i x_i + \int_0^\infty f(x)\,dx + O(n^2 \log n)"
LIGHT, DARK = "rgb(253, 252, 249)", "rgb(19, 21, 25)"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
BAR = "[...document.querySelectorAll('[name=theme-color]')].find("
BAR += "(e) => matchMedia(e.media).matches).content"


@pytest.fixture
def owner():
    return Profile.objects.create(name="Ada Lovelace", bio="On [engines](/).")


@pytest.fixture
def site(page, owner):
    """A page that notes what its policy refuses, and its ground when first painted."""
    page.add_init_script(TELL)
    page.emulate_media(color_scheme="light")
    page.goto("/")
    yield page
    assert page.evaluate("window.said") == []


def test_long_words_and_formulas_leave_a_phone_its_width(page, owner):
    owner.name = "Venkatanarasimharajuvaripeta"
    owner.portrait = SimpleUploadedFile("portrait.png", encoded(photo()))
    owner.save()
    for title in ("Donaudampfschifffahrtselektrizitätswerk", f"All of ${SUM}$", "Last"):
        make_publication(title, abstract=f"Let ${SUM}$.", is_selected=True)
    page.set_viewport_size({"width": 320, "height": 640})
    for work in [None, *Publication.objects.all()]:
        page.goto(work.get_absolute_url() if work else "/")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_printed_list_says_whose_it_is(page, owner):
    make_publication("On engines")
    page.goto("/publications/")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name=owner.name)).to_be_visible()
    expect(page.get_by_text("On engines")).to_be_visible()
    for text in ("Home", "Search", "Back to top"):
        expect(page.get_by_text(text, exact=True)).to_be_hidden()


def choose(page, label):
    page.get_by_role("group", name="Colours").get_by_text(label).click()


def test_the_pages_follow_the_system_until_something_else_is_chosen(site):
    expect(site.get_by_label("System")).to_be_checked()
    assert site.evaluate(GROUND) == LIGHT
    site.emulate_media(color_scheme="dark")
    assert site.evaluate(GROUND) == DARK
    assert site.evaluate(BAR) == "#131519"


@pytest.mark.parametrize(
    ("system", "label", "ground", "bar"),
    [("light", "Dark", DARK, "#131519"), ("dark", "Light", LIGHT, "#fdfcf9")],
)
def test_a_choice_lasts_and_is_there_before_the_page_is_painted(
    site, system, label, ground, bar
):
    site.emulate_media(color_scheme=system)
    choose(site, label)
    assert site.evaluate(GROUND) == ground
    site.goto("/publications/")
    assert site.evaluate("window.first") == ground
    assert site.evaluate(BAR) == bar
    expect(site.get_by_label(label)).to_be_checked()
    choose(site, "System")
    assert site.evaluate(GROUND) != ground
    site.reload()
    assert site.evaluate(GROUND) != ground


def test_the_arrow_keys_change_the_scheme(site):
    site.get_by_label("System").focus()
    site.keyboard.press("ArrowLeft")
    expect(site.get_by_label("Dark")).to_be_focused()
    assert site.evaluate(GROUND) == DARK


def test_a_choice_reaches_the_other_windows(site):
    other = site.context.new_page()
    other.emulate_media(color_scheme="light")
    other.goto("/")
    choose(site, "Dark")
    expect(other.get_by_label("Dark")).to_be_checked()
    assert other.evaluate(GROUND) == DARK


def test_a_browser_that_keeps_nothing_still_has_the_switch(site):
    site.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no'); } });"
    )
    site.goto("/")
    choose(site, "Dark")
    assert site.evaluate(GROUND) == DARK


def test_what_was_kept_by_something_else_is_not_taken_for_a_choice(site):
    site.evaluate("localStorage.setItem('scheme', 'purple')")
    site.reload()
    expect(site.get_by_label("System")).to_be_checked()
    assert site.evaluate(BAR) == "#fdfcf9"


def test_without_script_there_is_no_switch(browser, live_server, owner):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, color_scheme="dark"
    )
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_label("System")).to_be_hidden()
    context.close()


def test_the_owners_colour_is_shown(site, owner):
    owner.accent = "#b509ac"
    owner.save()
    site.reload()
    link = site.get_by_role("main").get_by_role("link", name="engines")
    expect(link).to_have_css("color", "rgb(139, 10, 132)")
    site.emulate_media(color_scheme="dark")
    expect(link).to_have_css("color", "rgb(253, 122, 241)")
    site.emulate_media(media="print")
    expect(link).to_have_css("color", "rgb(0, 0, 0)")


@pytest.mark.parametrize(
    ("face", "name", "files"),
    [
        ("serif", "Íñigo", "serif-latin sans-latin"),
        ("sans", "Íñigo", "sans-latin"),
        ("serif", "Józef Ś", "serif-latin sans-latin serif-latin-ext sans-latin-ext"),
        ("sans", "Nguyễn Văn A", "sans-latin sans-latin-ext"),
    ],
)
def test_only_the_fonts_that_a_page_needs_are_loaded(page, owner, face, name, files):
    Profile.objects.update(face=face, name=name)
    loaded = set()
    page.on("requestfinished", lambda request: loaded.add(request.url.split("/")[-1]))
    page.goto("/", wait_until="networkidle")
    fonts = {file.removesuffix(".woff2") for file in loaded if file.endswith(".woff2")}
    assert fonts == set(files.split())
