"""Works in a real browser: references that are copied, and what opens in place."""

import re

import pytest
from playwright.sync_api import expect

from tests.publications.factories import make_appearance, make_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TELL = """
window.said = [];
document.addEventListener("securitypolicyviolation", (event) =>
  said.push(`${event.violatedDirective} ${event.blockedURI}`));
window.addEventListener("error", (event) => said.push(event.message));
window.addEventListener("unhandledrejection", (event) => said.push(`${event.reason}`));
"""
CLIPBOARD = """
async (type) => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType(type)).text();
}"""
REFUSED = """
() => {
  const refuse = async () => { throw new DOMException("refused", "NotAllowedError") };
  navigator.clipboard.write = navigator.clipboard.writeText = refuse;
}"""
CHOSEN = "getSelection().toString()"
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def work():
    work = make_publication(
        "On Engines", authors=["Ada Lovelace"], abstract="Abstract."
    )
    make_appearance(work, name="Journal of Tests", kind="journal", year=2024)
    return work


@pytest.fixture
def reader(page, work):
    """A page that may use the clipboard; what it complains of fails the test."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(TELL)
    page.goto(work.get_absolute_url())
    yield page
    assert page.evaluate("said") == []


def style(page, label):
    return page.locator(".cite summary").filter(has_text=label)


def text_of(page, label):
    return page.get_by_role("group", name=label, exact=True).locator("p, pre")


def copy(page, label):
    page.get_by_role("button", name=f"Copy {label}", exact=True).click()


def test_bibtex_is_copied_as_it_is_shown(reader):
    copy(reader, "BibTeX")
    expect(reader.get_by_role("status")).to_have_text("BibTeX reference copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == text_of(reader, "BibTeX").text_content()
    assert copied.startswith("@article{lovelace2024engines,\n")


def test_a_reference_is_copied_for_mail_and_for_word_processors(reader):
    style(reader, "APA").click()
    copy(reader, "APA")
    expect(reader.get_by_role("status")).to_have_text("APA reference copied")
    plain = reader.evaluate(CLIPBOARD, "text/plain")
    assert plain.startswith("Lovelace, A. (2024). On Engines. Journal of Tests.")
    assert "<i>Journal of Tests</i>" in reader.evaluate(CLIPBOARD, "text/html")


def test_the_button_says_so_for_a_moment(reader):
    button = reader.locator(".cite [open] .copy")
    button.click()
    expect(button).to_have_text("Copied BibTeX")
    expect(button).to_have_text("Copy BibTeX", timeout=5000)


def test_the_same_words_are_told_again(reader):
    for _ in range(2):
        copy(reader, "BibTeX")
        expect(reader.get_by_role("status")).to_have_text("BibTeX reference copied")
        expect(reader.locator(".cite [open] .copy")).to_have_text(
            "Copy BibTeX", timeout=5000
        )


def test_where_the_clipboard_is_refused_the_text_is_selected(reader):
    reader.evaluate(REFUSED)
    style(reader, "MLA").click()
    copy(reader, "MLA")
    expect(reader.get_by_role("status")).to_contain_text("press Ctrl+C")
    expect(reader.locator(".cite [open] .copy")).to_contain_text("Press Ctrl+C")
    assert reader.evaluate(CHOSEN).strip() == text_of(reader, "MLA").inner_text()


def test_where_there_is_no_clipboard_the_text_is_selected(reader):
    reader.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    copy(reader, "BibTeX")
    expect(reader.get_by_role("status")).to_contain_text("press Ctrl+C")
    assert reader.evaluate(CHOSEN).startswith("@article")


def test_the_keyboard_chooses_a_style_and_copies_it(reader):
    style(reader, "BibTeX").focus()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Copy BibTeX")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(style(reader, "APA")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(text_of(reader, "APA")).to_be_visible()
    expect(reader.locator(".cite pre")).to_be_hidden()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Space")
    expect(reader.get_by_role("status")).to_have_text("APA reference copied")


def test_one_press_selects_a_whole_reference(reader):
    style(reader, "IEEE").click()
    shown = text_of(reader, "IEEE")
    shown.click()
    assert reader.evaluate(CHOSEN).strip() == shown.inner_text()


def test_a_style_opens_below_all_the_others(reader):
    before = style(reader, "MLA").bounding_box()
    style(reader, "APA").click()
    assert style(reader, "MLA").bounding_box() == before
    assert text_of(reader, "APA").bounding_box()["y"] > before["y"] + before["height"]


@pytest.fixture
def plain_page(browser, live_server):
    """A page without script."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_every_reference_can_be_read(plain_page, work):
    plain_page.goto(work.get_absolute_url())
    expect(plain_page.locator(".cite pre")).to_be_visible()
    for label in ("APA", "IEEE", "ACM", "Chicago", "MLA"):
        style(plain_page, label).click()
        expect(text_of(plain_page, label)).to_contain_text("Lovelace")
        expect(text_of(plain_page, label)).to_be_visible()
    assert plain_page.locator(".copy:visible").count() == 0


def test_without_script_a_list_opens_abstract_and_citation(plain_page, work):
    plain_page.goto("/publications/")
    line = plain_page.locator(f"#work-{work.slug}")
    line.get_by_text("Abstract of On Engines").click()
    expect(line.get_by_text("Abstract.", exact=True)).to_be_visible()
    line.get_by_text("Cite On Engines").click()
    expect(line.get_by_text("Abstract.", exact=True)).to_be_hidden()
    expect(line.locator("pre")).to_be_visible()


def test_a_list_copies_too(reader):
    reader.goto("/publications/")
    reader.get_by_text("Cite On Engines").press("Enter")
    copy(reader, "APA")
    expect(reader.locator("#copying")).to_have_text("APA reference copied")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_whatever_a_work_holds_fits_the_page(page, width):
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau" * 4
    names = [f"Georg Aad{number}" for number in range(200)]
    work = make_publication(long, authors=names, abstract=long)
    work.topics.create(name=long[:200])
    make_appearance(work, name=long, kind="journal", year=2024, doi=f"10.1/{long}")
    make_publication("Another", authors=["An Other"], year=2024)
    page.set_viewport_size({"width": width, "height": 800})
    for path in (work.get_absolute_url(), "/publications/"):
        page.goto(path)
        for summary in page.locator("main summary").all():
            summary.click()
            assert page.evaluate(WIDTH) <= width, summary.text_content()


def test_previous_and_next_lead_through_the_list(page, work):
    make_publication("Newer", year=2025)
    page.goto(work.get_absolute_url())
    page.get_by_role("link", name=re.compile("^Previous Newer")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Newer")
    page.get_by_role("link", name=re.compile("^Next On Engines")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("On Engines")
