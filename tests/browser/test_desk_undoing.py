"""Undoing and merging at the desk, as a person goes through it."""

import pytest
from playwright.sync_api import expect

from publications.models import Author, Publication
from tests.publications.drafts import make_entry
from tests.publications.factories import make_author, make_publication
from tests.publications.importing.bringing import bring

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MORE = ("color-contrast-enhanced", "target-size")
SLIP = "0000-0001-5109-3700"


def test_a_whole_import_is_undone_but_for_what_was_edited(desk):
    titles = ("One Work of Some Length", "Another Work of Some Length")
    bring(*[make_entry(key=f"key{n}", title=title) for n, title in enumerate(titles)])
    desk.goto("/admin/publications/importrun/")
    desk.get_by_role("link", name="1.bib").click()
    desk.get_by_role("link", name="Undo this import").click()
    expect(desk.get_by_role("heading", name="Goes (2)")).to_be_visible()
    Publication.objects.filter(title=titles[0]).update(award="Best Paper")
    desk.get_by_role("button", name="Undo this import").click()
    expect(desk.get_by_text(f"“{titles[0]}” was edited.")).to_be_visible()
    assert faults(desk, *MORE) == []
    desk.get_by_role("button", name="Undo all but what stands in the way").click()
    expect(desk.get_by_role("listitem").get_by_text("Gone: 1 work.")).to_be_visible()
    assert [work.title for work in Publication.objects.all()] == [titles[0]]
    assert faults(desk, *MORE) == []


def test_two_authors_are_made_one_and_two_again_with_the_keyboard(desk):
    into = make_author("Rohit Karlupia", orcid="0000-0002-1825-0097")
    gone = make_author("Rohit Karlupiya", orcid=SLIP)
    make_publication("Sarathi", authors=[gone])
    desk.goto(f"/admin/publications/author/{into.pk}/change/")
    press(desk.get_by_role("link", name="Merge with another …"))
    press(desk.get_by_role("link", name="Rohit Karlupiya"))
    assert faults(desk, *MORE) == []
    desk.get_by_role("radio", name=SLIP).focus()
    desk.keyboard.press("Space")
    press(desk.get_by_role("button", name="Merge them"))
    expect(desk.get_by_text("are one now.")).to_be_visible()
    assert [author.orcid for author in Author.objects.all()] == [SLIP]
    desk.goto("/publications/authors/rohit-karlupiya/")
    expect(desk.get_by_role("heading", name="Rohit Karlupia")).to_be_visible()
    desk.goto("/admin/publications/deed/")
    press(desk.get_by_role("link", name="Rohit Karlupiya"))
    press(desk.get_by_role("button", name="Undo"))
    expect(desk.get_by_text("Undone on")).to_be_visible()
    assert Author.objects.count() == 2


def test_two_works_are_made_one_on_a_phone_without_scripts(desk, browser, live_server):
    into = make_publication("Sarathi", authors=["Ada Lovelace"], year=2023)
    make_publication("Sarathi-Serve", authors=[into.authors()[0].author], year=2024)
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
        storage_state=desk.context.storage_state(),
    )
    phone = context.new_page()
    desk.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"/admin/publications/publication/{into.pk}/change/")
    phone.get_by_role("link", name="Merge with another …").click()
    look(desk, phone)
    phone.get_by_role("link", name="Sarathi-Serve").click()
    look(desk, phone)
    phone.get_by_role("radio", name="Sarathi-Serve").check()
    phone.get_by_role("button", name="Merge them").click()
    assert Publication.objects.get().title == "Sarathi-Serve"
    phone.get_by_role("link", name="Undo").click()
    look(desk, phone)
    phone.get_by_role("button", name="Undo").click()
    look(desk, phone)
    assert Publication.objects.count() == 2
    context.close()


def press(target):
    target.focus()
    target.press("Enter")


def look(desk, phone):
    """The same page with scripts, which axe needs; nothing is wider than the screen."""
    desk.goto(phone.url)
    assert faults(desk, *MORE) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
