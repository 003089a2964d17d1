"""The Markdown editor in a real browser: buttons, keys, preview, pictures, undo."""

import re

import pytest
from playwright.sync_api import expect

from homepage.models import Profile
from publications.models import Publication
from tests.publications.factories import make_publication
from tests.publications.images import encoded, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD = "/admin/publications/publication/add/"


@pytest.fixture
def field(desk):
    desk.goto(ADD)
    # By then the form has taken the focus, and takes it no more.
    expect(desk.get_by_label("A BibTeX entry, or the authors")).to_be_focused()
    return desk.get_by_label("Description", exact=True)


def write(field, text):
    """What stands between | and | is selected; a single | is the cursor."""
    field.fill(text.replace("|", ""))
    start, end = text.index("|"), text.rindex("|")
    field.evaluate(
        "(field, [start, end]) => field.setSelectionRange(start, end)",
        [start, end - (start != end)],
    )


def read(field):
    """The text with its selection, as `write` takes it."""
    return field.evaluate(
        """({value, selectionStart: start, selectionEnd: end}) =>
          value.slice(0, start) + (start < end ? "|" + value.slice(start, end) : "")
          + "|" + value.slice(end)"""
    )


def preview_of(page, name):
    return page.locator(f".field-{name}").get_by_role("group", name="Preview")


CHANGES = [
    ("Bold", "a |word| here", "a **|word|** here"),
    ("Bold", "a wo|rd here", "a **wo|rd** here"),
    ("Bold", "a **|word|** here", "a |word| here"),
    ("Bold", "a |**word**| here", "a |word| here"),
    ("Bold", "a **two wo|rds** here", "a two wo|rds here"),
    ("Bold", "a | b", "a **|** b"),
    ("Bold", "a **|** b", "a | b"),
    ("Bold", "| word |", " **|word|** "),
    ("Bold", "*|word|*", "***|word|***"),
    ("Bold", "|one\n- two|", "**|one**\n- **two|**"),
    ("Bold", "**|one**\n- **two|**", "|one\n- two|"),
    ("Italic", "a |word|", "a *|word|*"),
    ("Italic", "***|word|***", "**|word|**"),
    ("Italic", "**|word|**", "***|word|***"),
    ("Italic", "|* an item|", "* *|an item|*"),
    ("Link", "see |this|", "see [this](|https://|)"),
    ("Link", "see |", "see [text](|https://|)"),
    ("Link", "|https://a.org|", "[|text|](https://a.org)"),
    ("List", "a|b", "- a|b"),
    ("List", "- a|b", "a|b"),
    ("List", "x\n|one\n\ntwo|\ny", "x\n|- one\n\n- two|\ny"),
    ("List", "|- one\n2. two|", "|one\ntwo|"),
    ("List", "|one\n|two", "|- one|\ntwo"),
    ("Formula", "so |a+b| is", "so $|a+b|$ is"),
    ("Formula", "so $a|+b$ is", "so |a+b| is"),
    ("Formula", "so | is", "so $|x^2|$ is"),
    ("Formula", "|a\nb|", "$$\n|a\nb|\n$$"),
]


def test_each_button_changes_the_text_and_undo_takes_it_back(desk, field):
    tools = desk.get_by_role("toolbar", name="Formatting")
    for name, before, after in CHANGES:
        write(field, before)
        tools.get_by_role("button", name=name).click()
        assert read(field) == after, (name, before)
        desk.keyboard.press("Control+z")
        assert field.input_value() == before.replace("|", ""), (name, before)
        desk.keyboard.press("Control+y")
        assert field.input_value() == after.replace("|", ""), (name, before)


def test_the_address_of_a_link_is_found_by_its_key(desk, field):
    write(field, "see [th|is](https://a.org)")
    desk.keyboard.press("Control+k")
    assert read(field) == "see [this](|https://a.org|)"


def test_keys_do_as_the_buttons(desk, field):
    for key, before, after in [
        ("Control+b", "|a|", "**|a|**"),
        ("Control+i", "|a|", "*|a|*"),
        ("Control+k", "|a|", "[a](|https://|)"),
        ("Enter", "- a|", "- a\n- |"),
        ("Enter", "- a\n- |", "- a\n|"),
        ("Enter", "9. a|b", "9. a\n10. |b"),
        ("Enter", "a|b", "a\n|b"),
    ]:
        write(field, before)
        desk.keyboard.press(key)
        assert read(field) == after, key
        desk.keyboard.press("Control+z")
        assert field.input_value() == before.replace("|", ""), key


def test_the_buttons_are_one_stop_of_the_tab_key(desk, field):
    desk.get_by_label("Language", exact=True).first.focus()
    write(field, "a |b|")
    field.focus()
    desk.keyboard.press("Shift+Tab")
    tools = desk.get_by_role("toolbar", name="Formatting")
    expect(tools.get_by_role("button", name="Bold")).to_be_focused()
    for key, name in [
        ("ArrowRight", "Italic"),
        ("End", "Picture"),
        ("ArrowRight", "Bold"),
    ]:
        desk.keyboard.press(key)
        expect(tools.get_by_role("button", name=name)).to_be_focused()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Enter")
    expect(field).to_be_focused()
    assert read(field) == "a *|b|*"
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Abstract", exact=True)).to_be_focused()
    for button in tools.get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_the_preview_is_what_the_page_shows(desk, field):
    text = "# A\n\nMuch **faster**: $\\frac{x}{2}$\n\n$$\ny\n$$\n\n- one"
    field.fill(text)
    preview = preview_of(desk, "description")
    expect(preview.locator("li")).to_have_text("one")
    desk.get_by_label("Title").fill("On $O(n)$")
    expect(preview_of(desk, "title").locator("math")).to_be_visible()
    desk.get_by_label("Abstract").fill("First.\n\nThen $x$ <b>")
    abstract = preview_of(desk, "abstract")
    expect(abstract.locator("p")).to_have_text(["First.", re.compile("Then . <b>")])
    shown = preview.inner_html()
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(preview.locator("li")).to_have_text("one")
    work = Publication.objects.get()
    assert work.description_html == shown.replace(' tabindex="-1" target="_blank"', "")


def test_answers_come_in_order_and_change_only_what_differs(desk, field):
    held = []
    preview = preview_of(desk, "description")
    desk.route("**/markdown/preview/", lambda route: held.append(route))
    with desk.expect_request("**/markdown/preview/"):
        field.fill("first")
    field.press_sequentially(" and second")
    field.fill("first\n\nand last")
    desk.wait_for_timeout(400)
    assert len(held) == 1
    with desk.expect_request("**/markdown/preview/"):
        held.pop().continue_()
    expect(preview).to_have_text("first")
    preview.locator("p").evaluate("(paragraph) => { paragraph.isOld = true; }")
    held.pop().continue_()
    expect(preview.locator("p").last).to_have_text("and last")
    assert preview.locator("p").first.evaluate("(paragraph) => paragraph.isOld")


def test_a_row_that_is_added_later_has_the_editor_too(desk, field):
    # As Django's own script adds one, of which no row has such a field yet.
    field.evaluate(
        """(field) => {
          const row = field.closest(".previewed").cloneNode(true);
          row.querySelector(".markdown-tools").hidden = true;
          row.querySelector("textarea").id = "id_rows-0-text";
          row.classList.add("added");
          field.form.append(row);
          row.dispatchEvent(new CustomEvent("formset:added", {bubbles: true}));
        }"""
    )
    row = desk.locator(".added")
    write(row.get_by_role("textbox"), "|new|")
    row.get_by_role("button", name="Bold").click()
    expect(row.get_by_role("group").locator("strong")).to_have_text("new")
    give(row.get_by_role("textbox"), "paste", ["a.png"])
    expect(row.get_by_role("group").locator("img")).to_be_visible()
    expect(field).to_have_value("")


# Pictures


def picture(name="photo.png", data=None):
    return {"name": name, "mimeType": "image/png", "buffer": data or encoded(photo())}


def choose(page, files, act=None):
    tools = page.get_by_role("toolbar", name="Formatting")
    with page.expect_file_chooser() as opened:
        (act or tools.get_by_role("button", name="Picture").click)()
    opened.value.set_files(files)


def give(field, kind, names):
    """Paste or drop pictures, as the browser tells it."""
    png = list(encoded(photo()))
    field.evaluate(
        """(field, [kind, names, png]) => {
          const data = new DataTransfer();
          for (const name of names)
            data.items.add(new File([new Uint8Array(png)], name, {type: "image/png"}));
          const {left, top} = field.getBoundingClientRect();
          const at = {
            clientX: left + 12, clientY: top + 12, bubbles: true, cancelable: true};
          field.dispatchEvent(kind === "paste"
            ? new ClipboardEvent("paste", {clipboardData: data, ...at})
            : new DragEvent("drop", {dataTransfer: data, ...at}));
        }""",
        [kind, names, png],
    )


@pytest.fixture
def held(desk):
    """Uploads wait until their test lets them go."""
    routes = []
    desk.route("**/markdown/upload/", lambda route: routes.append(route))
    return routes


def test_a_picture_is_chosen_by_keyboard_and_asks_for_its_words(desk, field):
    write(field, "See | here")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("End")
    choose(desk, [picture()], lambda: desk.keyboard.press("Enter"))
    expect(field).to_have_value(
        re.compile(r"^See !\[\]\(/media/uploads/\S+\.webp\) here$")
    )
    expect(desk.get_by_text("say between the brackets")).to_be_visible()
    desk.keyboard.type("Ada at her desk")
    shown = preview_of(desk, "description").get_by_role("img", name="Ada at her desk")
    expect(shown).to_be_visible()
    desk.keyboard.press("Control+z")
    desk.keyboard.press("Control+z")
    expect(field).to_have_value("See  here")
    desk.keyboard.press("Control+y")
    expect(field).to_have_value(re.compile(r"^See !\[\]\("))


def test_what_is_typed_while_a_picture_is_sent_is_kept(desk, field, held):
    write(field, "A|B")
    give(field, "paste", ["a].png", "a].png"])
    expect(field).to_have_value("A[Sending a.png …]\n\n[Sending a.png (2) …]B")
    expect(desk.get_by_role("progressbar", name="Sending a].png")).to_have_count(2)
    desk.keyboard.type("typed ")
    desk.get_by_label("Title").first.fill("A title")
    desk.keyboard.press("ArrowLeft")
    for route in held:
        route.continue_()
    expect(field).to_have_value(re.compile(r"^A!\[\]\(\S+\)\n\n!\[\]\(\S+\)typed B$"))
    # The cursor is where it was.
    desk.keyboard.type("X")
    expect(desk.get_by_role("textbox", name="Title")).to_have_value("A titlXe")


def test_a_dropped_picture_stands_where_it_was_dropped(desk, field):
    write(field, "before after|")
    give(field, "drop", ["a.png"])
    expect(field).to_have_value(re.compile(r"!\[\]\(/media/uploads/\S+\.webp\)"))
    assert "Sending" not in field.input_value()


def test_a_refused_picture_leaves_the_text_as_it_was(signed_in):
    # Browsers note refused requests as errors on the console.
    desk = signed_in
    desk.goto(ADD)
    field = desk.get_by_label("Description", exact=True)
    write(field, "Mine|")
    choose(desk, [picture("a<b>.png", b"no picture")])
    expect(
        desk.get_by_text("“a<b>.png” was not added: This is no picture")
    ).to_be_visible()
    expect(field).to_have_value("Mine")
    choose(desk, [{**picture("paper.pdf"), "mimeType": "application/pdf"}])
    expect(desk.get_by_text("only pictures can stand in a text")).to_be_visible()
    desk.get_by_role("button", name="Close").first.click()
    expect(desk.get_by_text("a<b>.png")).to_have_count(0)
    desk.context.clear_cookies(name="sessionid")
    choose(desk, [picture()])
    expect(desk.get_by_text("was not added: you are signed out")).to_be_visible()
    expect(field).to_have_value("Mine")
    desk.route("**/markdown/upload/", lambda route: route.abort())
    desk.get_by_role("button", name="Try again").click()
    expect(desk.get_by_text("whether you are online")).to_be_visible()
    expect(field).to_have_value("Mine")


def test_saving_waits_for_a_picture(desk, field, held):
    desk.get_by_role("textbox", name="Title").fill("A work")
    field.click()
    choose(desk, [picture()])
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("It is saved as soon as")).to_be_visible()
    held[0].continue_()
    expect(desk).to_have_url(re.compile(r"/publication/$"))
    assert "![](/media/uploads/" in Publication.objects.get().description


def test_text_of_an_office_program_is_pasted_as_text(desk, field):
    field.focus()
    field.evaluate(
        """(field) => {
          const data = new DataTransfer();
          data.setData("text/plain", "cells");
          data.setData("text/html", "<b>cells</b>");
          data.items.add(new File(["x"], "image.png", {type: "image/png"}));
          const paste = new ClipboardEvent(
            "paste", {clipboardData: data, bubbles: true, cancelable: true});
          field.dataset.left = field.dispatchEvent(paste);
        }"""
    )
    # It is left to the browser, which pastes text alone into such a field.
    expect(field).to_have_attribute("data-left", "true")
    expect(field).to_have_value("")


def test_the_biography_has_the_editor_too(desk):
    Profile.objects.create(name="Ada", bio="I *work*.")
    desk.set_viewport_size({"width": 390, "height": 800})
    desk.goto("/admin/homepage/profile/")
    expect(preview_of(desk, "bio").locator("em")).to_have_text("work")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_the_saved_text_is_shown_and_no_dead_buttons(
    browser, live_server, signed_in
):
    work = make_publication("A work", description="Much *faster*")
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        storage_state=signed_in.context.storage_state(),
    )
    page = context.new_page()
    page.goto(f"/admin/publications/publication/{work.pk}/change/")
    expect(preview_of(page, "description").locator("em")).to_have_text("faster")
    expect(page.get_by_role("toolbar")).to_have_count(0)
    expect(page.locator("noscript p", has_text="**bold**")).to_be_visible()
    context.close()
