"""Import BibTeX at the desk, as a person goes through it."""

import re

import pytest
from playwright.sync_api import expect

from publications.models import ImportRun, Publication
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo
from tests.publications.importing.bringing import bring
from tests.publications.uploading import zip_of

from .axe import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZE = 300
MORE = ("color-contrast-enhanced", "target-size")


def bib(count):
    return "".join(
        make_entry(
            "article",
            f"key{n}",
            title=f"Of number {n} and what it is like",
            author="Jane Doe and John Roe",
            journal="Journal of Tests",
            year=str(1990 + n % 30),
            preview="fig.png" if n == 0 else "",
        )
        for n in range(count)
    )


def choose(page, text, name="works.bib"):
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label("BibTeX files").set_input_files(file)


@pytest.fixture
def without_script(desk, browser, live_server):
    """The same person on a phone, without scripts."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
        storage_state=desk.context.storage_state(),
    )
    yield context.new_page()
    context.close()


def test_from_the_desk_to_the_report_and_back(desk):
    desk.goto("/admin/")
    desk.get_by_role("link", name="Import BibTeX").first.click()
    choose(desk, bib(SIZE))
    archive = zip_of({"site/img/fig.png": encoded(photo())})
    desk.get_by_label("Pictures and PDFs").set_input_files(
        {"name": "f.zip", "mimeType": "application/zip", "buffer": archive.read()}
    )
    desk.get_by_role("button", name="Show the plan").click()
    expect(desk.get_by_role("heading", name="New works (300)")).to_be_visible()
    plan = desk.url
    desk.get_by_label("Of number 1 and what it is like").uncheck()
    desk.get_by_role("button", name="Later").click()
    expect(desk.get_by_text("Part 2 of 3")).to_be_visible()
    desk.get_by_label("Of number 150 and what it is like").uncheck()
    desk.get_by_role("button", name="Import what is ticked").click()
    expect(desk.get_by_text("298 created, 2 left out").last).to_be_visible()
    assert Publication.objects.count() == 298
    assert Publication.objects.get(title__startswith="Of number 0 ").thumbnail
    desk.go_back()
    expect(desk.get_by_role("heading", name="works.bib")).to_be_visible()
    desk.goto(plan)
    expect(desk.get_by_text("298 created, 2 left out").last).to_be_visible()
    assert ImportRun.objects.count() == 1
    desk.get_by_role("link", name="Undo this import").click()
    desk.get_by_role("button", name=re.compile("Undo")).click()
    expect(desk.get_by_role("link", name="works.bib").first).to_be_visible()
    assert not Publication.objects.exists()


def test_without_script_on_a_phone(without_script):
    bring(make_entry(abstract="We test what runs."))
    page = without_script
    page.goto("/admin/publications/importrun/add/")
    page.get_by_label("Or BibTeX as text").fill(
        make_entry(abstract="We test what flies.") + bib(120)
    )
    page.get_by_role("button", name="Show the plan").click()
    # Where the browser doesn't follow by itself, the link is there.
    expect(page.get_by_text("Nothing is written yet")).to_be_visible()
    page.get_by_role("button", name="120 new works").click()
    page.get_by_role("button", name="Tick none").click()
    page.get_by_label("Of number 7 and what it is like").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_text("1 created, 1 updated, 119 left out").last).to_be_visible()
    assert Publication.objects.count() == 2


def test_keyboard_alone(desk):
    desk.goto("/admin/publications/importrun/add/")
    desk.get_by_label("Or BibTeX as text").focus()
    desk.keyboard.insert_text(bib(2))
    desk.get_by_role("button", name="Show the plan").focus()
    desk.keyboard.press("Enter")
    tick = desk.get_by_label("Of number 1 and what it is like")
    expect(tick).to_be_checked()
    tick.focus()
    desk.keyboard.press("Space")
    # Enter within the form keeps what is answered, and does nothing else.
    desk.keyboard.press("Enter")
    expect(tick).not_to_be_checked()
    assert not Publication.objects.exists()
    desk.get_by_role("button", name="Import what is ticked").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("1 created, 1 left out").last).to_be_visible()


def test_axe_finds_nothing(desk):
    one = make_entry("article", "a", title="Taming the Throughput of Tests",
        author="Jane Doe", journal="Acta", year="2019")  # fmt: skip
    bring(
        one,
        make_entry(key="b", abstract="Old"),
        make_entry(key="c", title="C", note="Old"),
    )
    work = Publication.objects.get(title="A work of ours")
    work.abstract = "Mine"
    work.save()
    other = one.replace("{a,", "{d,").replace("Jane Doe", "Jane Doe and Ann Poe")
    text = (
        other.replace("Acta", "Journal").replace("2019", "2020")
        + make_entry(key="b", abstract="New")
        + make_entry(key="c", title="C", note="New", code="soon")
        + make_entry(key="e", title="E")
        + "@misc{open, title = {Ajar"
    )
    desk.goto("/admin/publications/importrun/add/")
    assert faults(desk, *MORE) == []
    choose(desk, text)
    desk.get_by_role("button", name="Show the plan").click()
    expect(desk.get_by_role("heading", name="Perhaps here already (1)")).to_be_visible()
    assert faults(desk, *MORE) == []
    desk.set_viewport_size({"width": 390, "height": 844})
    assert faults(desk, *MORE) == []
    desk.goto("/admin/publications/importrun/")
    assert faults(desk, *MORE) == []
