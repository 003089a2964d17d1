"""The list in a real browser: searched as it is typed, and without any script."""

import re

import pytest
from playwright.sync_api import expect

from homepage.models import Profile
from publications.models import Publication, Topic
from tests.publications.factories import make_author, make_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "/publications/"
TELL = """
window.said = [];
document.addEventListener("securitypolicyviolation", (event) =>
  said.push(`${event.violatedDirective} ${event.blockedURI}`));
window.addEventListener("error", (event) => said.push(event.message));
window.addEventListener("unhandledrejection", (event) => said.push(`${event.reason}`));
"""


@pytest.fixture
def works():
    ada, bob = make_author("Ada Lovelace"), make_author("Bob Ray")
    graphs = Topic.objects.create(name="Graphs")
    made = [
        make_publication("Old graphs", year=2001, kind="journal", authors=[ada]),
        make_publication("New graphs", year=2024, authors=[ada, bob]),
        make_publication("New logic", year=2024, kind="journal", authors=[bob]),
    ]
    for work in made[:2]:
        work.topics.add(graphs)
    return made


@pytest.fixture
def reader(page, works):
    """What the page complains of fails the test."""
    page.add_init_script(TELL)
    page.goto(LIST)
    page.evaluate("window.same = true")
    yield page
    assert page.evaluate("said") == []


def field(page):
    return page.get_by_label("Search publications")


def count(page):
    return page.locator("#count[role=status]")


def titles(page):
    return page.locator("main li.publication :is(h2, h3)")


def is_the_same(page):
    """No other page was loaded."""
    return page.evaluate("window.same === true")


class TestTyping:
    def test_finds_without_a_new_page_and_says_how_many(self, reader):
        told = count(reader).element_handle()
        field(reader).press_sequentially("graphs")
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])
        expect(count(reader)).to_have_text("2 of 3 works")
        assert told.text_content().strip() == "2 of 3 works"
        assert is_the_same(reader)

    def test_leaves_the_focus_and_the_caret(self, reader):
        field(reader).fill("graps")
        expect(count(reader)).to_have_text("0 of 3 works")
        field(reader).press("ArrowLeft")
        field(reader).press("h")
        expect(count(reader)).to_have_text("2 of 3 works")
        expect(field(reader)).to_be_focused()
        field(reader).press("X")
        expect(field(reader)).to_have_value("graphXs")

    def test_asks_once_when_the_hands_rest(self, reader):
        asked = []
        reader.on("request", lambda request: asked.append(request))
        field(reader).press_sequentially("logic", delay=20)
        expect(count(reader)).to_have_text("1 of 3 works")
        addresses = [one.url for one in asked if one.resource_type == "fetch"]
        assert [address.partition("?")[2] for address in addresses] == ["q=logic"]

    def test_the_newest_answer_wins(self, reader):
        held = []
        reader.route("**?q=graphs", lambda route: held.append(route))
        with reader.expect_request("**?q=graphs"):
            field(reader).fill("graphs")
        field(reader).fill("logic")
        expect(titles(reader)).to_have_text(["New logic"])
        held[0].fulfill(body="<p id=count>late</p><div id=found>late</div>")
        reader.wait_for_timeout(200)
        expect(titles(reader)).to_have_text(["New logic"])
        expect(reader).to_have_url(re.compile(r"\?q=logic$"))

    def test_of_nothing_shows_all_again_and_leaves_no_trace(self, reader):
        field(reader).fill("logic")
        expect(titles(reader)).to_have_count(1)
        field(reader).fill("")
        expect(titles(reader)).to_have_count(3)
        expect(reader).to_have_url(re.compile(rf"{LIST}$"))

    def test_keeps_the_filters(self, reader):
        reader.goto(f"{LIST}?kind=journal&group=kind")
        field(reader).fill("new")
        expect(titles(reader)).to_have_text(["New logic"])
        query = r"\?q=new&kind=journal&group=kind$"
        expect(reader).to_have_url(re.compile(query))

    def test_without_an_answer_the_button_is_still_there(self, reader):
        reader.route("**?q=logic", lambda route: route.abort())
        field(reader).fill("logic")
        reader.wait_for_timeout(500)
        expect(titles(reader)).to_have_count(3)
        reader.unroute("**?q=logic")
        reader.get_by_role("button", name="Search", exact=True).click()
        expect(titles(reader)).to_have_text(["New logic"])


class TestAddress:
    def test_is_that_of_what_is_seen_and_adds_no_step_back(self, reader):
        steps = reader.evaluate("history.length")
        field(reader).press_sequentially("Old g", delay=300)
        expect(reader).to_have_url(re.compile(r"\?q=Old\+g$"))
        assert reader.evaluate("history.length") == steps
        reader.reload()
        expect(titles(reader)).to_have_text(["Old graphs"])
        expect(field(reader)).to_have_value("Old g")

    def test_back_from_a_work_the_same_works_are_there(self, reader):
        field(reader).fill("graphs")
        expect(titles(reader)).to_have_count(2)
        reader.get_by_role("link", name="Old graphs", exact=True).click()
        expect(reader.get_by_role("heading", level=1)).to_have_text("Old graphs")
        reader.go_back()
        expect(field(reader)).to_have_value("graphs")
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])
        expect(count(reader)).to_have_text("2 of 3 works")


class TestKeyboard:
    def test_enter_searches_at_once(self, reader):
        field(reader).fill("logic")
        field(reader).press("Enter")
        expect(reader).to_have_url(re.compile(r"\?q=logic$"))
        expect(titles(reader)).to_have_text(["New logic"])

    def test_goes_from_the_field_through_the_filters_to_the_works(self, reader):
        field(reader).fill("new")
        expect(titles(reader)).to_have_count(2)
        passed = []
        while "New logic" not in passed and len(passed) < 30:
            reader.keyboard.press("Tab")
            passed.append(reader.evaluate("document.activeElement.innerText"))
        assert passed[0] == "Search"
        assert "Journal article 1" in passed
        assert passed.index("Journal article 1") < passed.index("New logic")

    def test_unfolds_the_other_filters(self, reader):
        for number in range(6):
            make_publication(f"Of many {number}", authors=[f"Writer {number}"])
        reader.goto(LIST)
        last = reader.get_by_role("link", name="Writer 5 1", exact=True)
        expect(last).to_be_hidden()
        reader.locator("summary", has_text="More: Author").press("Enter")
        last.press("Enter")
        expect(titles(reader)).to_have_text(["Of many 5"])


class TestFilters:
    def test_keep_what_was_typed_and_lead_back_to_it(self, reader):
        field(reader).fill("graphs")
        expect(titles(reader)).to_have_count(2)
        reader.get_by_role("link", name="2001 1", exact=True).click()
        expect(titles(reader)).to_have_text(["Old graphs"])
        expect(field(reader)).to_have_value("graphs")
        reader.get_by_role("link", name=re.compile("^2001 .*remove")).click()
        expect(titles(reader)).to_have_count(2)

    def test_all_go_with_one_link(self, reader):
        reader.goto(f"{LIST}?q=graphs&year=2001")
        reader.get_by_role("link", name="Clear all").click()
        expect(titles(reader)).to_have_count(3)
        expect(field(reader)).to_have_value("")


def test_works_that_were_put_anew_copy_too(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    field(reader).fill("old")
    expect(titles(reader)).to_have_count(1)
    reader.get_by_text("Cite Old graphs").click()
    reader.get_by_role("button", name="Copy BibTeX").click()
    expect(reader.locator("#copying")).to_have_text("BibTeX reference copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert "title     = {Old graphs}" in re.sub(r" +=", "     =", copied)


def test_the_chosen_scheme_stays(reader):
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    Profile.objects.create(name="Ada Lovelace")
    reader.emulate_media(color_scheme="light")
    reader.goto(LIST)
    light = reader.evaluate(ground)
    switch = reader.get_by_role("group", name="Colours")
    switch.get_by_text("Dark").click()
    dark = reader.evaluate(ground)
    field(reader).fill("old")
    expect(titles(reader)).to_have_count(1)
    assert reader.evaluate(ground) == dark != light
    expect(switch.get_by_label("Dark")).to_be_checked()


def test_hostile_words_are_typed_and_found_as_text(reader):
    Publication.objects.create(title="<img src=x onerror=said.push('run')>")
    field(reader).fill("<img src=x onerror=said.push('run')>")
    expect(titles(reader)).to_have_text(["<img src=x onerror=said.push('run')>"])
    field(reader).fill("<img src=y onerror=said.push('run')>")
    expect(reader.locator("#found")).to_contain_text("holds all of “<img src=y")


def test_without_script_the_form_and_the_filters_find_the_same(
    browser, live_server, works
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{LIST}?kind=journal")
    field(plain).fill("graphs")
    plain.get_by_role("button", name="Search", exact=True).click()
    expect(titles(plain)).to_have_text(["Old graphs"])
    expect(plain).to_have_url(re.compile(r"\?q=graphs&kind=journal$"))
    plain.get_by_role("link", name=re.compile("^Journal article .*remove")).click()
    expect(titles(plain)).to_have_text(["New graphs", "Old graphs"])
    plain.get_by_text("Cite Old graphs").click()
    expect(plain.locator("#work-old-graphs pre")).to_be_visible()
    context.close()
