"""Adding a work quickly: paste to fill, names in place, rows dragged."""

import pytest
from playwright.sync_api import expect

from publications.models import Author, Authorship, Publication
from tests.publications.factories import make_author, make_publication
from tests.publications.test_filling_admin import ENTRY

from .axe import faults
from .test_admin import WORKS, authors, expect_authors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PDF = {"name": "p.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}


def fill(page, text):
    page.get_by_label("A BibTeX entry, or the authors").fill(text)
    page.get_by_role("button", name="Fill in the form").click()
    expect(page.get_by_text("Filled in")).to_be_visible()


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()


def test_an_entry_fills_the_form_beside_what_is_typed_and_chosen(desk):
    make_author("Nitin Kedya")
    desk.goto(f"{WORKS}add/")
    desk.get_by_role("textbox", name="Title").fill("My own title")
    desk.locator("#id_links-0-file").set_input_files(PDF)
    fill(desk, ENTRY)
    expect_authors(desk, "Amey Agrawal", "Nitin Kedia", "Ashish Panwar")
    expect(desk.get_by_role("textbox", name="Title")).to_have_value("My own title")
    group = desk.get_by_role("group", name="Nitin Kedia: the same person")
    group.get_by_label("Yes, and it should read Nitin Kedya").check()
    save(desk)
    work = Publication.objects.get()
    assert [str(person) for person in work.authors()] == [
        "Amey Agrawal",
        "Nitin Kedya",
        "Ashish Panwar",
    ]
    assert work.appearances.get().bibtex == ENTRY
    assert [bool(link.file) for link in work.links.all()] == [True, False, False]
    # Its preprint comes as a second appearance.
    desk.goto(f"{WORKS}{work.pk}/change/")
    desk.get_by_text("Paste to fill").click()
    fill(desk, "@misc{a, title={T}, eprint={2403.02310}, archiveprefix={arXiv}}")
    save(desk)
    assert sorted(work.appearances.values_list("arxiv", flat=True)) == [
        "",
        "2403.02310",
    ]


def test_without_script_and_on_a_phone_it_takes_two_steps(desk, browser, live_server):
    context = browser.new_context(
        java_script_enabled=False,
        storage_state=desk.context.storage_state(),
        viewport={"width": 390, "height": 800},
        base_url=live_server.url,
    )
    page = context.new_page()
    page.goto(f"{WORKS}add/")
    page.get_by_role("textbox", name="Title").fill("Typed")
    fill(page, "Ada Lovelace*, Charles Babbage and Mary Somerville*")
    page.get_by_label("Stars mean equal contribution").check()
    page.get_by_role("button", name="Fill in the form").click()
    page.get_by_label("Role").nth(2).select_option("Advisor")
    save(page)
    rows = Authorship.objects.values_list("author__family_name", "role", "is_equal")
    assert list(rows) == [
        ("Lovelace", "author", True),
        ("Babbage", "author", False),
        ("Somerville", "advisor", True),
    ]
    context.close()


def test_a_name_is_asked_about_while_it_is_typed_by_keyboard_alone(desk):
    author = make_author("Rohit Karlupia")
    desk.goto(f"{WORKS}add/")
    desk.get_by_role("textbox", name="Title").focus()
    desk.keyboard.type("On Keys")
    authors(desk).first.focus()
    desk.keyboard.type("Rohit Karlupiya")
    desk.keyboard.press("Tab")
    question = desk.get_by_role("group", name="Rohit Karlupiya: the same person")
    expect(question).to_be_visible()
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Space")
    first = question.get_by_role("radio").first
    for _ in range(2):
        if not first.is_checked():
            desk.keyboard.press("ArrowDown")
    expect(first).to_be_checked()
    desk.keyboard.press("Enter")
    expect(desk.locator(".messagelist")).to_be_visible()
    assert Authorship.objects.get().author == author
    assert author.aliases.get().name == "Rohit Karlupiya"


def test_rows_are_dragged_and_it_is_told(desk):
    work = make_publication(authors=["Ann A", "Ben B", "Cid C"])
    desk.goto(f"{WORKS}{work.pk}/change/")
    desk.set_viewport_size({"width": 1280, "height": 1600})
    grips = desk.locator("#authorships-group .grip")
    box, goal = grips.nth(2).bounding_box(), grips.nth(0).bounding_box()
    desk.mouse.move(box["x"] + 8, box["y"] + 8)
    desk.mouse.down()
    desk.mouse.move(goal["x"] + 8, goal["y"] + 40, steps=5)
    desk.mouse.move(goal["x"] + 8, goal["y"] - 4, steps=5)
    desk.mouse.up()
    expect_authors(desk, "Cid C", "Ann A", "Ben B")
    expect(desk.get_by_text("Cid C is number 1 of 3.")).to_be_attached()
    desk.get_by_role("button", name="Save and continue editing").click()
    expect_authors(desk, "Cid C", "Ann A", "Ben B")


def test_a_project_asks_for_no_place(desk):
    desk.goto(f"{WORKS}add/")
    place = desk.get_by_role("heading", name="Where it appeared")
    expect(place).to_be_visible()
    desk.get_by_label("Kind").first.select_option("Project")
    expect(place).to_be_hidden()


def test_axe_finds_nothing_among_questions_and_people_as_text(signed_in):
    # Not at the desk that is watched: axe itself breaks the policy on long pages.
    desk = signed_in
    make_author("Nitin Kedya")
    work = make_publication("Large")
    people = [Author(family_name=f"Name{n}", slug=f"n-{n}") for n in range(70)]
    for place, author in enumerate(Author.objects.bulk_create(people)):
        Authorship.objects.create(publication=work, author=author, position=place)
    desk.goto(f"{WORKS}add/")
    fill(desk, ENTRY)
    expect(desk.get_by_role("group", name="Nitin Kedia")).to_be_visible()
    assert faults(desk, "target-size") == []
    desk.goto(f"{WORKS}{work.pk}/change/")
    expect(desk.get_by_label("One person a line")).to_contain_text("Name69")
    assert faults(desk, "target-size") == []
