"""The desk with nothing but forms: scripts off, on a wide screen."""

import pytest
from playwright.sync_api import expect

from publications.models import Publication
from tests.publications.factories import make_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKS = "/admin/publications/publication/"


@pytest.fixture
def bare(desk, browser, live_server):
    """Signed in, with scripts off, on a wide screen."""
    context = browser.new_context(
        java_script_enabled=False,
        storage_state=desk.context.storage_state(),
        viewport={"width": 1280, "height": 800},
        base_url=live_server.url,
    )
    yield context.new_page()
    context.close()


def width_of(found):
    return found.bounding_box()["width"]


def test_titles_have_room_on_the_page_that_arranges(bare):
    make_publication("A title of some length", is_selected=True)
    bare.goto(f"{WORKS}arrange/")
    assert width_of(bare.locator(".arranged .what")) > 400


def test_the_first_row_of_people_says_what_stands_where(bare):
    bare.goto(f"{WORKS}add/")
    first = bare.locator("#authorships-0")
    for name in ["position", "author", "role"]:
        assert width_of(first.locator(f".fieldBox:has([name$=-{name}]) label")) > 10


def test_a_paper_with_its_code_and_its_video_takes_one_save(bare):
    bare.goto(f"{WORKS}add/")
    bare.get_by_role("textbox", name="Title").fill("One Save")
    for row, kind in enumerate(["pdf", "code", "video"]):
        bare.locator(f"#id_links-{row}-kind").select_option(kind)
        bare.locator(f"#id_links-{row}-url").fill(f"https://example.org/{kind}")
    bare.get_by_role("button", name="Save", exact=True).click()
    expect(bare.locator(".messagelist")).to_contain_text("“One Save” is live")
    assert Publication.objects.get().links.count() == 3


def test_nothing_is_offered_that_needs_a_script(bare):
    make_publication("Listed")
    bare.goto(WORKS)
    expect(bare.get_by_role("checkbox", name="Select all")).to_be_hidden()
    expect(bare.get_by_text("0 of 1 selected")).to_be_hidden()
    bare.goto(f"{WORKS}add/")
    expect(bare.get_by_role("group", name="Preview").first).to_be_hidden()


def wrong_year(page):
    page.goto(f"{WORKS}add/")
    page.get_by_role("textbox", name="Title").fill("Refused")
    page.locator("#id_appearances-0-year").fill("99999")
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_refused_form_leads_from_what_is_wrong_to_the_field(desk, bare, has_script):
    page = desk if has_script else bare
    wrong_year(page)
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Appearance 1: Year")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#id_appearances-0-year")).to_be_focused()


def test_the_form_opens_with_the_focus_where_one_sees_it(desk):
    desk.goto(f"{WORKS}add/")
    expect(desk.get_by_label("A BibTeX entry, or the authors")).to_be_focused()


def test_the_focus_follows_rows_that_come_and_go(desk):
    desk.goto(f"{WORKS}add/")
    desk.locator("#authorships-group .add-row a").press("Enter")
    expect(desk.locator("#id_authorships-3-author")).to_be_focused()
    desk.locator("#authorships-3 .inline-deletelink").press("Enter")
    expect(desk.locator("#id_authorships-2-author")).to_be_focused()
    said = desk.get_by_role("status").filter(has_text="The row is removed.")
    expect(said).to_have_count(1)


def test_the_history_is_printed_without_what_is_pressed(desk):
    work = make_publication("Printed")
    desk.goto(f"{WORKS}{work.pk}/history/")
    desk.emulate_media(media="print", color_scheme="dark")
    expect(desk.get_by_role("heading", name="Printed")).to_be_visible()
    for pressed in ["#header nav", ".breadcrumbs", "#user-tools"]:
        expect(desk.locator(pressed).first).to_be_hidden()
    assert desk.evaluate("getComputedStyle(document.body).color") == "rgb(26, 28, 32)"


def test_save_looks_like_a_button_in_the_colours_of_the_reader(desk):
    desk.emulate_media(forced_colors="active")
    desk.goto(f"{WORKS}add/")
    save = desk.get_by_role("button", name="Save", exact=True)
    expect(save).to_have_css("border-top-style", "solid")


def test_targets_are_large_enough_for_a_thumb(desk):
    make_publication("Tapped", authors=["Ada Lovelace"])
    desk.set_viewport_size({"width": 390, "height": 800})
    desk.goto(WORKS)
    for target in [".action-select", "#result_list tbody th a", ".breadcrumbs a"]:
        assert desk.locator(target).first.bounding_box()["height"] >= 24, target
    desk.goto(f"{WORKS}add/")
    equal = desk.locator("label[for=id_authorships-0-is_equal]")
    assert equal.bounding_box()["height"] >= 24
