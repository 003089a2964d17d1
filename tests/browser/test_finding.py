"""The list of an exported site, from a server that only hands out files, under a path:
searched and filtered by a script, and without any."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from playwright.sync_api import TimeoutError, expect

from config.policy import header
from homepage.models import Profile
from publications.listing import pages
from publications.models import Alias, Topic
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)

from .test_list import TELL, count, field, is_the_same, titles

pytestmark = pytest.mark.browser

LIST = "/homepage/publications/"
ALL = ["深度学习 and logic", "New graphs", "Old graphs", "Undated notes", "A tool"]


class Files(SimpleHTTPRequestHandler):
    """Under the site's own policy."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", header(settings.SECURE_CSP))
        super().end_headers()

    def log_message(self, *said):
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a server of files, and the folder that they are in."""
    folder = tmp_path_factory.mktemp("served")
    handler = partial(Files, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


def make_works():
    Profile.objects.create(name="Ada Lovelace")
    ada, bob = make_author("Ada Lovelace"), make_author("Jürgen Müller")
    Alias.objects.create(author=ada, name="Countess of Lovelace")
    graphs, logic = (Topic.objects.create(name=n) for n in ("Graphs", "$O(n)$ & <b>"))
    old = make_publication("Old graphs", year=2001, kind="journal", authors=[ada])
    new = make_publication("New graphs", authors=[ada, bob], abstract="End to end.")
    make_appearance(new, name="Symposium", year=2024)
    make_appearance(new, name="Preprint of it", year=2023)
    other = make_publication("深度学习 and <i>logic</i>", authors=[bob])
    make_appearance(other, year=2024, month=5)
    old.topics.add(graphs)
    new.topics.set([graphs, logic])
    make_publication("A tool", kind="project", description="It reads e-mail.")
    make_publication("Undated notes", kind="report", authors=["Ἀριστοτέλης Σίσυφος"])


@pytest.fixture(scope="module")
def exported(browser, served, django_db_setup, django_db_blocker):
    """The address of the list, in pages of two works; no database stands behind it."""
    address, folder = served
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        patch.setattr(pages, "PAGE", 2)
        make_works()
        call_command(
            "export",
            folder / "homepage",
            base_url=address,
            base_path="/homepage",
            stdout=StringIO(),
        )
        transaction.set_rollback(True)
    return f"{address}{LIST}"


@pytest.fixture
def reader(browser, exported):
    """What the page complains of fails the test."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(TELL)
    page.goto(exported)
    page.evaluate("window.same = true")
    yield page
    assert page.evaluate("said") == []
    context.close()


QUERIES = [
    "?q=graphs",
    "?q=gra",
    "?q=new+GRAPHS",
    "?q=graphs+graphs+nothing",
    "?q=mueller",
    "?q=M%C3%BCller",
    "?q=muller&kind=conference",
    "?q=countess",
    "?q=email",
    "?q=end-to-end",
    "?q=to-from",
    "?q=%E5%BA%A6%E5%AD%A6",
    "?q=%E5%AD%A6%E5%BA%A6",
    "?q=%CE%A3%CE%8A%CE%A3%CE%A5%CE%A6%CE%9F%CE%A3",
    "?q=%22+%26%26",
    "?q=2024",
    "?year=2024",
    "?year=none",
    "?year=1999",
    "?kind=journal&year=2024",
    "?kind=nonsense",
    "?topic=graphs",
    "?topic=nobody&q=graphs",
    "?author=ada-lovelace",
    "?author=jurgen-muller&year=2024",
    "?author=nobody",
    "?group=kind",
    "?group=topic",
    "?group=topic&page=2",
    "?group=kind&q=graphs",
    "?q=a&page=2",
    "?utm_source=mail",
]
# Without what is on one side only: names of the script's, downloads of a choice.
SEEN = """(site) => {
  const parts = ["count", "found"].map((id) =>
    document.getElementById(id).cloneNode(true));
  for (const part of parts) {
    part.querySelectorAll(".untold").forEach((e) => e.replaceWith(...e.childNodes));
    part.querySelectorAll(".legend:has(a), .Z3988").forEach((e) => e.remove());
    part.querySelectorAll("[href]").forEach((e) =>
      e.setAttribute("href", e.getAttribute("href").replace(site, "")));
    part.querySelectorAll(".by-script").forEach((e) => {
      e.classList.remove("by-script");
      if (!e.className) e.removeAttribute("class");
    });
    part.normalize();
  }
  const text = parts.map((part) => part.innerHTML).join("");
  return text.replace(/\\s+/g, " ").replace(/ ?(<[^>]*>) ?/g, "$1");
}"""


@pytest.mark.django_db(transaction=True)
def test_finds_and_shows_what_a_server_does(
    reader, exported, live_server, monkeypatch, settings
):
    monkeypatch.setattr(pages, "PAGE", 2)
    # References name it.
    settings.SITE_URL = exported.removesuffix("/publications/")
    make_works()
    different = []
    for query in QUERIES:
        reader.goto(f"{live_server.url}/publications/{query}")
        expected = reader.evaluate(SEEN, "")
        reader.goto(f"{exported}{query}")
        is_same = f"(expected) => ({SEEN})('/homepage') === expected"
        try:
            reader.wait_for_function(is_same, arg=expected, timeout=5000)
        except TimeoutError:
            different.append((query, expected, reader.evaluate(SEEN, "/homepage")))
    assert different == []


class TestTyping:
    def test_finds_without_a_new_page_and_says_how_many(self, reader, exported):
        steps = reader.evaluate("history.length")
        told = count(reader).element_handle()
        field(reader).press_sequentially("graphs")
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])
        assert told.text_content().strip() == "2 of 5 works"
        expect(field(reader)).to_be_focused()
        expect(reader).to_have_url(f"{exported}?q=graphs")
        assert reader.evaluate("history.length") == steps
        assert is_the_same(reader)

    def test_of_nothing_shows_all_again(self, reader, exported):
        field(reader).fill("tool")
        expect(titles(reader)).to_have_text(["A tool"])
        field(reader).press("Enter")
        field(reader).fill("")
        expect(titles(reader)).to_have_text(ALL[:2])
        expect(count(reader)).to_have_text("5 works, page 1 of 3")
        expect(reader).to_have_url(exported)
        assert is_the_same(reader)

    def test_hostile_words_are_text(self, reader):
        words = "<img src=x onerror=said.push('run')>@count@ &amp;"
        field(reader).fill(words)
        expect(reader.locator("#found")).to_contain_text(f"holds all of “{words}”")

    def test_the_last_words_win_over_slower_ones(self, reader):
        held = []
        reader.route("**/words-*", lambda route: held.append(route))
        with reader.expect_request("**/words-*"):
            field(reader).fill("tool")
        field(reader).fill("graphs")
        reader.wait_for_timeout(400)
        held[0].continue_()
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])
        reader.wait_for_timeout(300)
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])


class TestAddress:
    def test_says_what_is_seen_also_after_a_way_there_and_back(self, reader, exported):
        reader.goto(f"{exported}?q=graphs&group=kind")
        expect(field(reader)).to_have_value("graphs")
        reader.get_by_role("link", name="2001 1", exact=True).click()
        expect(titles(reader)).to_have_text(["Old graphs"])
        expect(reader).to_have_url(f"{exported}?q=graphs&year=2001&group=kind")
        reader.get_by_role("link", name="Old graphs", exact=True).click()
        expect(reader.get_by_role("heading", level=1)).to_have_text("Old graphs")
        reader.go_back()
        expect(titles(reader)).to_have_text(["Old graphs"])
        reader.go_back()
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])
        expect(field(reader)).to_have_value("graphs")

    def test_from_a_work_a_topic_and_a_kind_lead_to_their_works(self, reader, exported):
        reader.goto(f"{exported}old-graphs/")
        reader.get_by_role("link", name="Graphs", exact=True).click()
        expect(titles(reader)).to_have_text(["New graphs", "Old graphs"])
        reader.goto(f"{exported}authors/ada-lovelace/")
        reader.get_by_role("link", name="Search and filter").click()
        expect(count(reader)).to_have_text("2 of 5 works")

    def test_leads_to_a_heading(self, reader, exported):
        reader.set_viewport_size({"width": 1000, "height": 300})
        reader.goto(f"{exported}?group=kind&page=3#kind-project")
        expect(reader.locator("#kind-project")).to_be_in_viewport()


def test_years_are_said_where_no_heading_says_them(reader, exported):
    year = reader.locator(".untold", has_text="(2024)")
    reader.goto(f"{exported}?q=symposium")
    expect(titles(reader)).to_have_text(["New graphs"])
    expect(year).to_be_hidden()
    reader.goto(f"{exported}?q=symposium&group=kind")
    expect(titles(reader)).to_have_text(["New graphs"])
    expect(year).to_be_visible()


def test_from_a_further_page_all_works_are_searched(reader, exported):
    reader.get_by_role("link", name="Next").click()
    expect(reader).to_have_url(f"{exported}page/2/")
    expect(count(reader)).to_have_text("5 works, page 2 of 3")
    field(reader).fill("new gra")
    expect(titles(reader)).to_have_text(["New graphs"])
    expect(reader).to_have_url(f"{exported}?q=new+gra")
    field(reader).fill("")
    expect(count(reader)).to_have_text("5 works, page 1 of 3")


def test_without_the_files_of_the_search_all_works_are_there(reader, exported):
    reader.route("**/works.json", lambda route: route.abort())
    reader.goto(f"{exported}?q=graphs")
    expect(count(reader)).to_have_text(
        "The search could not be loaded. Here are all works."
    )
    expect(titles(reader)).to_have_text(ALL[:2])
    expect(reader.locator("#found")).to_be_visible()


def test_works_that_were_found_copy_too(reader):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    field(reader).fill("old")
    reader.get_by_text("Cite Old graphs").click()
    reader.get_by_role("button", name="Copy BibTeX").click()
    expect(reader.locator("#copying")).to_have_text("BibTeX reference copied")


def test_without_script_the_whole_list_is_there_and_nothing_that_does_nothing(
    exported, browser
):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(exported)
    found = titles(plain).all_text_contents()
    for dead in (field(plain), plain.locator(".filters"), plain.locator("#grouping")):
        expect(dead).to_be_hidden()
    expect(plain.get_by_role("link", name="Kind", exact=True)).to_be_hidden()
    for _ in range(2):
        plain.get_by_role("link", name="Next").click()
        found += titles(plain).all_text_contents()
    assert found == ALL
    plain.get_by_role("link", name="Page 1", exact=True).click()
    expect(plain).to_have_url(exported)
    plain.goto(f"{exported}authors/ada-lovelace/")
    expect(plain.get_by_role("link", name="Search and filter")).to_be_hidden()
    expect(plain.get_by_role("link", name="BibTeX", exact=True)).to_have_count(0)
    context.close()
