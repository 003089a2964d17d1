"""What is typed and not saved: after a crash, a session's end, the back button."""

import re

import pytest
from playwright.sync_api import expect

from publications.models import Publication, Topic
from tests.publications.factories import make_publication

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKS = "/admin/publications/publication/"
ADD = f"{WORKS}add/"
TOPIC = "/admin/publications/topic/add/"
PDF = b"%PDF-1.4\n%%EOF\n"
# Not even by root.
UNWRITABLE = "/sys/media"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('offprint-unsaved'))"


def title(page):
    return page.get_by_role("textbox", name="Title")


def save(page):
    page.get_by_role("button", name="Save", exact=True).last.click()


def offer(page):
    return page.locator("#keeping p")


def faults_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    return faults(page)


def names(page):
    rows = "#authorships-group .inline-related:not(.empty-form) input.naming"
    return [field.input_value() for field in page.locator(rows).all()]


def crash(page):
    """Close the window without a word, and open the same address in another."""
    # Its clock rings in order: by then what was typed last is kept.
    page.evaluate("new Promise((ring) => setTimeout(ring, 500))")
    address, context = page.url, page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    return page


def test_what_was_typed_can_be_brought_back_after_a_crash(desk):
    work = make_publication("Old", authors=["Ann A", "Ben B"])
    desk.goto(f"{WORKS}{work.pk}/change/")
    expect(offer(desk)).to_have_count(0)
    title(desk).fill("Typed <b>")
    desk.get_by_role("button", name="Add another Person").click()
    desk.locator("#id_authorships-2-author").fill("Cid C")
    for _ in range(2):
        desk.get_by_role("button", name="Move Cid C up").click()
    page = crash(desk)
    expect(offer(page)).to_contain_text(
        re.compile(r"You typed something here that was not saved, \d\d:\d\d\.")
    )
    expect(title(page)).to_have_value("Old")
    page.get_by_role("button", name="Bring it back").click()
    expect(offer(page)).to_have_count(0)
    expect(title(page)).to_have_value("Typed <b>")
    assert names(page) == ["Cid C", "Ann A", "Ben B"]
    save(page)
    expect(page.get_by_role("link", name="“Typed <b>”", exact=True)).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.goto(f"{WORKS}{work.pk}/change/")
    expect(offer(page)).to_have_count(0)
    assert names(page) == ["Cid C", "Ann A", "Ben B"]


def test_it_can_be_discarded_and_says_what_was_changed_since(desk):
    work = make_publication("Old")
    desk.goto(f"{WORKS}{work.pk}/change/")
    title(desk).fill("Typed")
    Publication.objects.update(abstract="By somebody else")
    page = crash(desk)
    expect(offer(page)).to_contain_text("This page was changed since")
    page.get_by_role("button", name="Discard").click()
    expect(title(page)).to_have_value("Old")
    page.reload()
    expect(title(page)).to_have_value("Old")
    expect(offer(page)).to_have_count(0)


def test_the_offer_is_accessible(signed_in):
    # Not at the desk that is watched: axe itself breaks the policy on long pages.
    signed_in.goto(ADD)
    title(signed_in).fill("Typed")
    page = crash(signed_in)
    expect(offer(page)).to_be_visible()
    expect(page.get_by_label("A BibTeX entry, or the authors")).to_be_focused()
    assert faults_on_a_phone(page) == []
    offer(page).get_by_role("button").first.focus()
    assert faults_on_a_phone(page) == []


def test_a_form_that_came_back_with_an_error_is_kept_too(desk):
    desk.goto(ADD)
    desk.get_by_label("Abstract", exact=True).fill("Long thoughts")
    desk.locator("#id_is_selected").check()
    save(desk)
    expect(desk.get_by_text("This field is required.").first).to_be_visible()
    page = crash(desk)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label("Abstract", exact=True)).to_have_value("Long thoughts")
    expect(page.locator("#id_is_selected")).to_be_checked()


def test_signing_out_forgets_what_was_kept(desk):
    desk.goto(TOPIC)
    desk.get_by_label("Name").fill("Secret")
    page = crash(desk)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate(KEPT) == []


def test_leaving_asks_only_where_something_is_unsaved(desk):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(TOPIC)
    desk.get_by_label("Name").click()
    desk.goto("/admin/")
    assert asked == []
    desk.goto(TOPIC)
    desk.get_by_label("Name").press_sequentially("Systems")
    desk.goto("/admin/")
    assert asked == ["beforeunload"]
    desk.goto(TOPIC)
    desk.get_by_label("Name").fill("Systems")
    save(desk)
    expect(desk.get_by_text("“Systems”")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_session_that_ends_costs_nothing(desk):
    desk.goto(TOPIC)
    desk.get_by_label("Name").fill("Systems")
    desk.context.clear_cookies(name="sessionid")
    save(desk)
    expect(desk.get_by_text("You were signed out. Sign in again")).to_be_visible()
    assert faults_on_a_phone(desk) == []
    desk.get_by_label("Username").fill("ada")
    desk.get_by_label("Password").fill("engine")
    desk.get_by_role("button", name="Sign in").click()
    expect(desk.get_by_role("definition").first).to_have_text("Systems")
    assert faults_on_a_phone(desk) == []
    desk.get_by_role("button", name="Send it again").click()
    expect(desk.get_by_text("“Systems”")).to_be_visible()
    assert Topic.objects.get().name == "Systems"
    assert desk.evaluate(KEPT) == []


def test_signing_in_anew_in_another_window_costs_nothing(desk):
    desk.goto(TOPIC)
    desk.get_by_label("Name").fill("Systems")
    desk.context.clear_cookies()
    other = desk.context.new_page()
    other.goto("/admin/")
    other.get_by_label("Username").fill("ada")
    other.get_by_label("Password").fill("engine")
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", name="Your site")).to_be_visible()
    save(desk)
    expect(desk.get_by_text("“Systems”")).to_be_visible()


def test_two_clicks_make_one_work(desk):
    desk.goto(ADD)
    title(desk).fill("Once")
    desk.get_by_role("button", name="Save", exact=True).last.dblclick()
    expect(desk.get_by_text("“Once”").first).to_be_visible()
    assert Publication.objects.count() == 1


def test_what_a_fault_of_the_disk_refused_is_sent_once_more(
    signed_in, settings, tmp_path
):
    # Not at the desk that is watched: the refusal is an error on the console.
    page = signed_in
    page.goto(ADD)
    title(page).fill("On Faults")
    (tmp_path / "a.pdf").write_bytes(PDF)
    page.locator("[name=links-0-file]").set_input_files(tmp_path / "a.pdf")
    folder, settings.MEDIA_ROOT = settings.MEDIA_ROOT, UNWRITABLE
    save(page)
    expect(page.get_by_text("the browser sends it once more")).to_be_visible()
    settings.MEDIA_ROOT = folder
    page.reload()
    expect(page.get_by_text("“On Faults”").first).to_be_visible()
    with Publication.objects.get().links.get().file.open() as kept:
        assert kept.read() == PDF


def test_going_back_shows_what_is_saved_now(desk):
    work = make_publication("Old")
    address = f"{WORKS}{work.pk}/change/"
    desk.goto(address)
    title(desk).fill("New")
    save(desk)
    expect(desk.get_by_text("“New”").first).to_be_visible()
    Publication.objects.update(title="Newer")
    desk.go_back()
    expect(desk).to_have_url(re.compile(f"{address}$"))
    expect(title(desk)).to_have_value("Newer")
    expect(offer(desk)).to_have_count(0)
    desk.go_forward()
    expect(desk.get_by_text("Newer").first).to_be_visible()


def test_going_back_to_an_add_form_offers_an_empty_one(desk):
    desk.goto(TOPIC)
    desk.get_by_label("Name").fill("Systems")
    save(desk)
    expect(desk.get_by_text("“Systems”")).to_be_visible()
    desk.go_back()
    expect(desk.get_by_label("Name")).to_have_value("")
    expect(offer(desk)).to_have_count(0)
