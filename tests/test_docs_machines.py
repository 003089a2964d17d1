"""What docs/machines.md says of addresses, types and links is so."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from publications.feeds import MAX_ENTRIES
from publications.models import Link
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parent.parent / "docs/machines.md").read_text("utf-8")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def rows(heading):
    """The cells of the section's table, without its head."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)
    return [[bare(cell.strip()) for cell in line.split("|")] for line in lines[1:]]


def bare(cell):
    return re.sub("^`([^`]*)`$", r"\1", cell)


NOTATIONS = rows("One address, many notations")
LINKS = rows("Typed links")


@pytest.fixture
def work():
    author = make_author("Amey Agrawal", orcid="0000-0002-1825-0097")
    work = make_publication("Vidur", authors=[author])
    make_appearance(work, year=2024, doi="10.1000/1", fields=[["license", LICENCE]])
    file = ContentFile(b"%PDF-1.4\n%%EOF\n", name="a.pdf")
    Link.objects.create(publication=work, file=file)
    return work


@pytest.mark.parametrize(("accept", "said", "own"), NOTATIONS)
def test_a_type_in_the_table_is_answered(client, work, accept, said, own):
    response = client.get("/publications/vidur/", headers={"accept": accept})
    assert response["Content-Type"].startswith(accept)
    assert response.get("Content-Location", "") == own


def test_every_type_is_in_the_table(client, work):
    response = client.get("/publications/vidur/", headers={"accept": "image/png"})
    offered = {line.split("  ")[0] for line in response.text.splitlines()[2:]}
    styles = set(re.findall("`([a-z]+)`", NOTATIONS[-1][1]))
    told = {row[0] for row in NOTATIONS[:-1]}
    assert offered == told | {f"text/x-bibliography; style={s}" for s in styles}
    assert response.status_code == 406


def links_of(response):
    return set(re.findall('; rel="([a-z-]+)"', response["Link"]))


def test_links_in_the_table_are_those_that_are_sent(client, work):
    sent = {
        "page": client.get("/publications/vidur/"),
        "files": client.get("/publications/vidur/vidur.pdf"),
        "downloads": client.get("/publications/vidur/cite.bib"),
    }
    for place, response in sent.items():
        told = {rel for rel, _, places in LINKS if f"the {place}" in places}
        assert links_of(response) == told
        response.close()


@pytest.mark.parametrize("path", ["/publications/feed.atom", "/sitemap.xml"])
def test_addresses_that_are_named_are_there(client, work, path):
    assert f"`{path}`" in PAGE
    assert b"/publications/vidur/" in client.get(path).content


def test_robots_are_forbidden_nothing(client):
    assert "\nDisallow:\n" in client.get("/robots.txt").text


def test_choices_are_not_indexed(client):
    (choice,) = re.findall(r"`(/publications/\?[^`]+)`", PAGE)
    assert client.get(choice)["X-Robots-Tag"] == "noindex"


def test_the_feed_has_so_many():
    assert f"the {MAX_ENTRIES} works that came onto the site last" in PAGE
