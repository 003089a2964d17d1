"""The history at work: compared, restored, brought back; two people with one form."""

import pytest
from playwright.sync_api import expect

from publications.models import Publication
from tests.publications.factories import make_publication

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 800}
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LIST = "/admin/publications/publication/"


@pytest.fixture
def work():
    return make_publication(
        "Vidur",
        authors=["Amey Agrawal", "Nitin Kedia"],
        links=["https://example.org/code"],
        abstract="An old text about the simulation of inference.",
    )


def form(work):
    return f"{LIST}{work.pk}/change/"


def save(page):
    # A preview that is cut off in the middle would be an error on the console.
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Save and continue editing").click()


def no_violations(page):
    assert faults(page) == [], page.url
    assert not page.evaluate(WIDE), page.url


def signed_in(browser, live_server, desk, **options):
    """Another window of the same person."""
    state = desk.context.storage_state()
    context = browser.new_context(
        base_url=live_server.url, storage_state=state, **options
    )
    return context.new_page()


def test_a_version_is_compared_and_restored_on_a_phone(desk, work):
    desk.set_viewport_size(PHONE)
    desk.goto(form(work))
    desk.locator("#id_title").fill("Sarathi")
    desk.locator("#id_abstract").fill("A new text about the simulation of inference.")
    save(desk)
    desk.get_by_role("link", name="History").click()
    expect(desk.get_by_text("Changed title and abstract.")).to_be_visible()
    expect(desk.get_by_text("by you")).to_be_visible()
    no_violations(desk)
    desk.get_by_role("button", name="Compare the two chosen").press("Enter")
    expect(desk.locator("del", has_text="old")).to_be_visible()
    expect(desk.locator("ins", has_text="new")).to_be_visible()
    no_violations(desk)
    desk.get_by_role("link", name="Back to the history").click()
    desk.get_by_role("link", name="Until").press("Enter")
    expect(desk.get_by_text("Restoring it would change:")).to_be_visible()
    no_violations(desk)
    desk.get_by_role("button", name="Restore this version").press("Enter")
    expect(desk.locator("#id_title")).to_have_value("Vidur")
    expect(desk.get_by_text("again.")).to_be_visible()


def test_a_deleted_work_is_brought_back_without_scripts(
    desk, work, browser, live_server
):
    page = signed_in(
        browser, live_server, desk, java_script_enabled=False, viewport=PHONE
    )
    page.goto(f"{LIST}{work.pk}/delete/")
    page.locator("#content input[type=submit]").click()
    expect(page.get_by_role("link", name="Bring it back")).to_be_visible()
    page.get_by_role("link", name="Deleted", exact=True).click()
    page.get_by_role("link", name="Vidur").click()
    expect(page.get_by_text("https://example.org/code").first).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("#id_title")).to_have_value("Vidur")
    page.context.close()
    back = Publication.objects.for_display().get()
    assert [str(person) for person in back.authors()] == ["Amey Agrawal", "Nitin Kedia"]
    desk.goto(f"{LIST}{work.pk}/history/")
    expect(desk.get_by_text("Brought back.")).to_be_visible()
    desk.goto(f"{LIST}deleted/")
    expect(desk.get_by_text("nothing has been deleted")).to_be_visible()
    no_violations(desk)


@pytest.mark.parametrize("has_script", [True, False])
def test_who_saves_second_is_told_and_saves_over_it(
    desk, work, browser, live_server, has_script
):
    other = signed_in(browser, live_server, desk, java_script_enabled=has_script)
    other.goto(form(work))
    desk.goto(form(work))
    desk.locator("#id_title").fill("Theirs")
    save(desk)
    other.locator("#id_title").fill("Mine")
    save(other)
    expect(other.get_by_text("this was changed meanwhile")).to_be_visible()
    expect(other.locator("ins", has_text="Theirs")).to_be_visible()
    expect(other.locator("#id_title")).to_have_value("Mine")
    if has_script:
        no_violations(other)
        other.set_viewport_size(PHONE)
        assert not other.evaluate(WIDE)
    other.get_by_label("Save mine over it").check()
    save(other)
    expect(other.get_by_text("this was changed meanwhile")).to_have_count(0)
    assert Publication.objects.get().title == "Mine"
    other.context.close()
