"""A draft before it is published: looked at, shown to a co-author, published."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from publications.models import Link
from tests.publications.factories import make_publication

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PDF = b"%PDF-1.4\n%%EOF\n"
MORE = ("color-contrast-enhanced", "target-size")


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
    assert faults(page, *MORE) == []


def form_of(work):
    return f"/admin/publications/publication/{work.pk}/change/"


def test_a_draft_is_looked_at_and_published(desk, draft):
    desk.goto(form_of(draft))
    desk.get_by_role("link", name="View draft").click()
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


def test_the_form_is_looked_at_before_it_is_saved(desk, draft):
    desk.goto(form_of(draft))
    desk.get_by_role("textbox", name="Title").fill("A Better Engine")
    with desk.expect_popup() as opened:
        desk.get_by_role("button", name="Preview", exact=True).click()
    page = opened.value
    expect(page.get_by_role("heading", level=1)).to_have_text("A Better Engine")
    expect(page.get_by_role("complementary", name="Preview")).to_contain_text(
        "nothing of it is saved yet"
    )
    assert_nothing_is_amiss(page)
    page.close()
    expect(desk.get_by_role("textbox", name="Title")).to_have_value("A Better Engine")
    desk.get_by_role("textbox", name="Title").fill("")
    with desk.expect_popup() as opened:
        desk.get_by_role("button", name="Preview", exact=True).click()
    page = opened.value
    expect(page.get_by_text("There is no preview yet")).to_be_visible()
    page.close()
    desk.get_by_role("textbox", name="Title").fill("A Best Engine")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("“A Best Engine” is a draft")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chosen_file_outlives_a_form_that_is_refused(desk, draft, width, tmp_path):
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(form_of(draft))
    stored = desk.get_by_role("link", name="a-secret-engine.pdf")
    expect(stored).to_have_attribute(
        "href", f"/previews/{draft.pk}/a-secret-engine.pdf"
    )
    new = {"name": "new.pdf", "mimeType": "application/pdf", "buffer": PDF + b"% new"}
    desk.locator("#id_links-0-file").set_input_files(new)
    expect(desk.locator(".field-file").first).to_contain_text("1 KB")
    desk.get_by_role("textbox", name="Title").fill("")
    desk.get_by_role("button", name="Save and continue editing").click()
    kept = desk.get_by_label("Take “new.pdf”, 20 bytes, which was chosen just now")
    expect(kept).to_be_checked()
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    desk.get_by_role("textbox", name="Title").fill("A Secret Engine")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(stored).to_be_visible()
    address = stored.get_attribute("href")
    assert desk.request.get(address).body() == PDF + b"% new"


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(desk, draft):
    desk.goto(form_of(draft))
    field = desk.locator("#id_links-0-file")
    field.evaluate("(field) => (field.dataset.most = 1048576)")
    large = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": bytes(2097152)}
    field.set_input_files(large)
    assert field.evaluate("(field) => field.validationMessage") == (
        "This file has 2.0 MB; at most 1.0 MB can be kept."
    )
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(field).to_be_focused()
    field.set_input_files({**large, "buffer": PDF})
    assert field.evaluate("(field) => field.validationMessage") == ""
