"""The list of works in a real browser: one click, many at once, without script."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from publications.models import Link, Publication, Topic
from tests.publications.factories import make_publication

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKS = "/admin/publications/publication/"


@pytest.fixture
def plain(browser, live_server):
    """Signed in, in a browser without scripts."""
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, color_scheme="dark"
    )
    page = context.new_page()
    User.objects.create_superuser("ada", password="engine")
    page.goto("/admin/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("engine")
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def is_selected(work):
    return Publication.objects.get(pk=work.pk).is_selected


def test_one_click_selects_and_hides_in_place_by_keyboard_too(desk):
    work = make_publication("On Tests")
    desk.goto(WORKS)
    desk.get_by_role("checkbox", name="Select this object").check()
    desk.get_by_role("button", name="Put “On Tests” on the front page").focus()
    desk.keyboard.press("Enter")
    off = desk.get_by_role("button", name="Take “On Tests” off the front page")
    expect(off).to_be_focused()
    said = desk.get_by_text("“On Tests” is selected for the front page now.")
    expect(said).to_be_attached()
    assert is_selected(work)
    desk.get_by_role("button", name="Hide “On Tests”").click()
    expect(desk.get_by_role("button", name="Publish “On Tests”")).to_be_visible()
    expect(desk.get_by_role("row").filter(has_text="Draft")).to_be_visible()
    # Nothing was loaded anew: what was ticked still is.
    box = desk.get_by_role("checkbox", name="Select this object")
    expect(box).to_be_checked()


def test_what_was_told_of_a_draft_goes_when_it_is_published(desk):
    work = make_publication("On Tests", status="draft")
    desk.goto(f"{WORKS}{work.pk}/change/")
    desk.get_by_role("button", name="Save", exact=True).click()
    messages = desk.locator(".messagelist")
    expect(messages).to_contain_text("is a draft")
    desk.get_by_role("button", name="Publish “On Tests”").click()
    expect(messages).to_have_text("“On Tests” is published now.")


def test_a_click_on_a_work_that_is_gone_says_so(desk):
    make_publication("On Tests")
    desk.goto(WORKS)
    Publication.objects.all().delete()
    desk.get_by_role("button", name="Hide “On Tests”").click()
    expect(desk.get_by_text("This work is no longer here.")).to_be_visible()


def test_without_script_a_click_comes_back_to_the_line(plain):
    for number in range(30):
        work = make_publication(f"Work {number}")
    plain.set_viewport_size({"width": 390, "height": 700})
    plain.goto(f"{WORKS}?o=2")
    plain.get_by_role("button", name="Put “Work 9” on the front page").click()
    star = plain.get_by_role("button", name="Take “Work 9” off the front page")
    expect(star).to_be_in_viewport()
    expect(plain.get_by_text("“Work 9” is selected")).to_be_attached()
    assert not is_selected(work)


def test_without_script_topics_are_added_to_some(plain):
    work, _ = make_publication("A"), make_publication("B")
    Topic.objects.create(name="Systems")
    plain.goto(WORKS)
    plain.get_by_role("checkbox", name="action - A").check()
    plain.get_by_label("Action:").select_option("Add topics …")
    plain.get_by_role("button", name="Go").click()
    plain.get_by_label("Topics").fill("systems, Nets")
    plain.get_by_role("button", name="Add topics").click()
    told = "The topics “Systems” and “Nets” were added to 1 work."
    expect(plain.get_by_text(told)).to_be_visible()
    assert [topic.name for topic in work.topics.all()] == ["Nets", "Systems"]


def test_a_question_leads_to_its_folded_field_and_is_silenced(desk):
    work = make_publication("On Tests", authors=["Ada Lovelace"], year=2024)
    Link.objects.create(publication=work, url="https://a.org/paper")
    work.appearances.update(doi="no number")
    desk.goto(f"{WORKS}self-check/?kind=doi")
    desk.get_by_role("link", name="Mend it").click()
    expect(desk.locator("#id_appearances-0-doi")).to_be_focused()
    panel = desk.get_by_role("region", name="To check")
    panel.get_by_role("link", name="names no PDF").press("Enter")
    expect(desk.locator("#id_links-0-url")).to_be_focused()
    panel.get_by_role("link", name="is no problem?").click()
    name = re.compile("Not a problem.*no abstract")
    desk.get_by_role("button", name=name).click()
    expect(desk.get_by_text("“No abstract” is not asked there again.")).to_be_visible()
    expect(desk.get_by_text("It has no abstract.", exact=True)).not_to_be_attached()
    desk.goto(f"{WORKS}self-check/?silenced")
    desk.get_by_role("button", name="Ask again").click()
    expect(desk.get_by_text("“No abstract” is asked again.")).to_be_visible()


def make_selected(*titles):
    for number, title in enumerate(titles):
        make_publication(title, year=2024 - number, is_selected=True)


def shown(page):
    return page.locator("#arrange .what a").all_inner_texts()


def saved():
    return [work.title for work in Publication.objects.selected()]


def centre(page, title):
    box = page.locator("li").filter(has_text=title).locator(".grip").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_works_are_moved_by_mouse_keyboard_and_number(desk):
    make_selected("Ant", "Bee", "Cat", "Dog")
    desk.goto(f"{WORKS}arrange/")
    desk.mouse.move(*centre(desk, "Dog"))
    desk.mouse.down()
    x, y = centre(desk, "Ant")
    desk.mouse.move(x, y - 10, steps=5)
    desk.mouse.up()
    expect(desk.get_by_text("“Dog” is number 1 of 4. Saved.")).to_be_visible()
    assert shown(desk) == saved() == ["Dog", "Ant", "Bee", "Cat"]
    up = desk.get_by_role("button", name="Move “Bee” up")
    up.press("Enter")
    expect(desk.get_by_text("“Bee” is number 2 of 4. Saved.")).to_be_visible()
    expect(up).to_be_focused()
    desk.get_by_label("Place of “Cat”").fill("1")
    desk.get_by_label("Place of “Cat”").press("Enter")
    expect(desk.get_by_text("“Cat” is number 1 of 4. Saved.")).to_be_visible()
    assert shown(desk) == saved() == ["Cat", "Dog", "Bee", "Ant"]
    # Escape gives the row back.
    desk.mouse.move(*centre(desk, "Ant"))
    desk.mouse.down()
    desk.mouse.move(*centre(desk, "Cat"), steps=5)
    desk.keyboard.press("Escape")
    desk.mouse.up()
    assert shown(desk) == saved() == ["Cat", "Dog", "Bee", "Ant"]


def test_works_are_dragged_by_touch_on_a_phone(desk):
    make_selected(*(f"Work {letter}" for letter in "ABCDEFGHIJKL"))
    desk.set_viewport_size({"width": 390, "height": 700})
    desk.goto(f"{WORKS}arrange/")
    touch = desk.context.new_cdp_session(desk)

    def send(kind, *points):
        data = {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        touch.send("Input.dispatchTouchEvent", data)

    x, y = centre(desk, "Work A")
    send("touchStart", (x, y))
    # Held near the edge of the window, the page moves on below.
    for step in range(1, 11):
        send("touchMove", (x, y + (690 - y) * step / 10))
    last = desk.get_by_role("listitem").filter(has=desk.get_by_role("button")).last
    expect(last).to_contain_text("Work A")
    send("touchEnd")
    expect(desk.get_by_text("Work A” is number 12 of 12. Saved.")).to_be_attached()
    assert saved()[-1] == "Work A"
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_order_that_is_not_saved_says_so(desk):
    make_selected("Ant", "Bee")
    desk.goto(f"{WORKS}arrange/")
    desk.route("**/arrange/", lambda route: route.fulfill(status=302))
    desk.get_by_role("button", name="Move “Bee” up").click()
    expect(desk.get_by_text("Not saved: press “Save the order”.")).to_be_visible()
    desk.unroute("**/arrange/")
    desk.get_by_role("button", name="Save the order").click()
    expect(desk.get_by_text("The order of the front page is saved.")).to_be_visible()
    assert saved() == ["Bee", "Ant"]


def test_without_script_works_are_numbered_found_and_taken_off(plain):
    make_selected("Ant", "Bee", "Cat")
    make_publication("Dog")
    plain.set_viewport_size({"width": 390, "height": 700})
    plain.goto(f"{WORKS}arrange/")
    plain.get_by_label("Place of “Cat”").fill("1")
    plain.keyboard.press("Enter")
    expect(plain.get_by_text("The order of the front page is saved.")).to_be_visible()
    plain.get_by_role("button", name="Take off the front page: “Ant”").click()
    plain.get_by_label("Title, authors").fill("dog")
    plain.get_by_role("button", name="Search").click()
    plain.get_by_role("button", name="Put on the front page: “Dog”").click()
    expect(plain.get_by_text("“Dog” is selected")).to_be_visible()
    assert saved() == ["Cat", "Bee", "Dog"]


def test_axe_finds_nothing(desk):
    make_selected("Ant", "Bee")
    Topic.objects.create(name="Systems")
    work = make_publication("Dog", status="draft")
    work.topics.add(Topic.objects.get())
    for path in ("", "arrange/?q=dog", "self-check/", "self-check/?kind=picture"):
        desk.goto(f"{WORKS}{path}")
        for width in (390, 1280):
            desk.set_viewport_size({"width": width, "height": 900})
            assert faults(desk) == [], (path, width)
