"""A draft before it is published: looked at, shown to a co-author, published."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from publications.models import Link
from tests.publications.factories import make_publication

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PDF = b"%PDF-1.4\n%%EOF\n"
RULES = {
    "resultTypes": ["violations"],
    "rules": {
        name: {"enabled": True} for name in ("color-contrast-enhanced", "target-size")
    },
}


@pytest.fixture
def draft():
    work = make_publication(
        "A Secret Engine",
        authors=["Ada Lovelace", "Charles Babbage"],
        year=1843,
        status="draft",
        is_selected=True,
        abstract="We keep secrets.",
    )
    make_publication("A Public Engine", year=1842, is_selected=True)
    Link.objects.create(publication=work, file=ContentFile(PDF, name="x.pdf"))
    return work


def assert_nothing_is_amiss(page):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def form_of(work):
    return f"/admin/publications/publication/{work.pk}/change/"


def test_a_draft_is_looked_at_and_published(desk, draft):
    desk.goto(form_of(draft))
    desk.get_by_role("link", name="Preview", exact=True).click()
    bar = desk.get_by_role("complementary", name="Preview")
    expect(bar).to_contain_text("Preview of a draft: seen only by you.")
    expect(desk.get_by_role("heading", level=1)).to_have_text("A Secret Engine")
    assert_nothing_is_amiss(desk)
    bar.get_by_role("link", name="In the list").click()
    expect(desk.locator("#work-a-secret-engine")).to_be_in_viewport()
    assert_nothing_is_amiss(desk)
    bar.get_by_role("link", name="On the front page").click()
    expect(desk.locator("#work-a-secret-engine")).to_be_in_viewport()
    desk.get_by_role("link", name="A Secret Engine", exact=True).click()
    expect(bar.get_by_role("link", name="Its page")).to_have_attribute(
        "aria-current", "page"
    )
    # By keyboard; a browser says where it was pressed, or Django would refuse it.
    bar.get_by_role("button", name="Publish").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/publications/a-secret-engine/")
    expect(bar).to_have_count(0)
    expect(desk.get_by_role("heading", level=1)).to_have_text("A Secret Engine")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_draft_is_shown_to_a_co_author(desk, browser, live_server, draft, width):
    desk.set_viewport_size({"width": width, "height": 800})
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(form_of(draft))
    desk.get_by_role("link", name="Share the draft").click()
    desk.get_by_label("a day").check()
    desk.get_by_role("button", name="Make a link").click()
    expect(
        desk.get_by_text("There is a new link: copy it, and send it.")
    ).to_be_visible()
    assert_nothing_is_amiss(desk)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    desk.get_by_role("button", name="Copy").click()
    expect(desk.get_by_role("status").last).to_have_text("Copied")
    path = desk.evaluate("navigator.clipboard.readText()").partition("/previews/")[2]
    address = f"{live_server.url}/previews/{path}"

    other = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    ).new_page()
    other.goto(address)
    bar = other.get_by_role("complementary", name="Preview")
    expect(bar).to_contain_text("The link works until")
    expect(other.get_by_role("heading", level=1)).to_have_text("A Secret Engine")
    assert other.request.get(f"{address}a-secret-engine.pdf").body() == PDF
    bar.get_by_role("link", name="In the list").click()
    expect(other.locator("#work-a-secret-engine")).to_be_in_viewport()

    desk.get_by_role("button", name="End the link").click()
    expect(desk.get_by_text("None: nobody but you sees this draft.")).to_be_visible()
    other.goto(address)
    expect(other.get_by_role("heading", level=1)).to_have_text("This link has ended")
    expect(other.get_by_text("Secret")).to_have_count(0)
    other.context.close()
