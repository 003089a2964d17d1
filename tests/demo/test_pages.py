"""The demo site shows each fact of the page that it was made from, and no draft."""

import json
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

FACTS = json.loads((Path(__file__).parent / "facts.json").read_text("utf-8"))
PROFILE = FACTS["profile"]
ITEMS = [item for item in FACTS["items"] if not item.get("draft")]
DRAFTS = [item for item in FACTS["items"] if item.get("draft")]
LABELS = {
    "pdf": "PDF",
    "code": "Code",
    "video": "Video",
    "blog": "Blog post",
    "demo": "Demo",
}


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """What the site answers: a function from an address to its parsed page."""
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)
        client = Client()
        # Each is asked for and read once, as no test changes anything.
        yield cache(
            lambda address: BeautifulSoup(
                client.get(address, follow=True).content, "html.parser"
            )
        )
        call_command("flush", interactive=False, verbosity=0)


def words(element):
    """The text a reader sees, without what is there for screen readers only."""
    copy = BeautifulSoup(str(element), "html.parser")
    for unseen in copy.select(".unseen, [aria-hidden]"):
        unseen.decompose()
    return " ".join(copy.get_text().split())


def line_of(page, item):
    found = page.find(id=f"work-{item['slug']}")
    assert found, f"{item['slug']} is not on the page"
    return found


def work_page(pages, item):
    return pages(reverse("publications:detail", args=[item["slug"]])).main


def author_line(item):
    marked = set(item["equal_contribution"])
    return ", ".join(n + "*" * (n in marked) for n in item["authors"])


def places(pages, item):
    """The three places where a work is shown."""
    return {
        "home": line_of(pages("/"), item),
        "list": line_of(pages(reverse("publications:list")), item),
        "own page": work_page(pages, item).article,
    }


every_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["slug"])


@every_item
def test_each_work_has_its_title_everywhere(pages, item):
    for place, element in places(pages, item).items():
        heading = element.find(["h1", "h3", "h4"])
        assert words(heading) == item["title"], place


@every_item
def test_authors_stand_in_order_with_their_marks(pages, item):
    for place, element in places(pages, item).items():
        lines = [words(line) for line in element.select(".people")]
        if item["authors"]:
            assert lines == [author_line(item)], place


def test_a_team_is_one_author(pages):
    item = next(i for i in ITEMS if i["slug"] == "singularity")
    for element in places(pages, item).values():
        assert words(element.select_one(".people")) == "Singularity Team, Microsoft"


def test_the_owner_stands_out_and_nobody_else(pages):
    strong = {words(name) for name in pages("/").select(".people strong")}
    assert strong == {"Amey Agrawal"}


@every_item
def test_each_venue_is_printed_in_order(pages, item):
    for place, element in places(pages, item).items():
        printed = [shown(line) for line in element.select(".appearances")]
        assert len(printed) == len(item["venues"]), place
        for line, venue in zip(printed, item["venues"], strict=True):
            assert line.endswith(venue["text"]), place


def shown(line):
    """Below the heading of a year, the stylesheet hides the year of each line."""
    hidden = line.select_one(".year .untold")
    return words(line).removesuffix(words(hidden) if hidden else "").strip()


@every_item
def test_links_have_their_kind_and_address_in_order(pages, item):
    expected = [(LABELS[link["kind"]], link["url"]) for link in item["links"]]
    for place, element in places(pages, item).items():
        chips = [(words(chip), chip["href"]) for chip in element.select(".links .chip")]
        assert chips == expected, place


@every_item
def test_advisors_are_named_and_linked(pages, item):
    advisors = item.get("advisors", [])
    for place, element in places(pages, item).items():
        if advisors:
            assert words(element.select_one(".people")).startswith("Advisor: "), place
        if place != "own page":
            links = element.select(".people a")
            named = [(words(link), link["href"]) for link in links]
            assert named == [(a["name"], a["url"]) for a in advisors], place


@every_item
def test_names_on_a_works_page_lead_to_their_pages_here(pages, item):
    names = item["authors"] + [a["name"] for a in item.get("advisors", [])]
    links = work_page(pages, item).select(".people a")
    assert list(map(words, links)) == names
    for link in links:
        assert "/publications/authors/" in link["href"]
        assert pages(link["href"]).find(id=f"work-{item['slug']}")


@pytest.mark.parametrize(
    "item", [i for i in ITEMS if i.get("description")], ids=lambda item: item["slug"]
)
def test_descriptions_are_shown(pages, item):
    for place, element in places(pages, item).items():
        assert item["description"] in words(element), place


@every_item
def test_each_work_stands_under_its_year(pages, item):
    for address in ("/", reverse("publications:list")):
        section = line_of(pages(address), item).find_parent("section")
        heading = words(section.find(["h2", "h3"]))
        assert heading == str(item["year"] or "Projects")


def test_works_stand_in_the_order_of_the_source(pages):
    order = [element["id"] for element in pages("/").select(".publication")]
    assert order == [f"work-{item['slug']}" for item in ITEMS]


@every_item
def test_each_work_has_a_picture_with_its_words(pages, item):
    image = work_page(pages, item).select_one(".picture img")
    assert image["src"].endswith(".webp")
    assert len(image["alt"]) > 20


@every_item
def test_the_kind_is_named(pages, item):
    kinds = {
        "preprint": "Preprint",
        "conference": "Conference paper",
        "workshop": "Workshop paper",
        "project": "Project",
    }
    crumb = words(work_page(pages, item).select_one(".crumb"))
    assert kinds[item["kind"]] in crumb


def test_the_profile_is_complete(pages):
    home = pages("/")
    bio = home.select_one(".profile .prose")
    assert words(home.h1) == PROFILE["name"]
    assert len(bio.find_all("p")) == PROFILE["bio_paragraphs"]
    hrefs = {a["href"] for a in bio.find_all("a")}
    assert hrefs >= set(PROFILE["bio_links"])
    for fact in PROFILE["bio_contains"]:
        assert fact in words(bio)
    assert home.find("a", href=f"mailto:{PROFILE['email']}")
    assert home.find("a", href=PROFILE["resume"])
    assert words(home.find("h2")) == PROFILE["section_heading"]


@pytest.mark.parametrize("item", DRAFTS, ids=lambda item: item["slug"])
def test_a_draft_is_nowhere_in_public(pages, item):
    addresses = ["/", reverse("publications:list")]
    addresses += [reverse("publications:detail", args=[i["slug"]]) for i in ITEMS]
    for address in addresses:
        page = str(pages(address))
        assert item["title"] not in page
        assert item["slug"] not in page
    own = work_page(pages, item)
    assert words(own.h1) == "Not found"
