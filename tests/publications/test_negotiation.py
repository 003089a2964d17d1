"""One address, many notations: the table of types, and how wishes are weighed."""

import json
import re

import pytest
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from publications.models import Publication
from publications.views.negotiation import Offer, best_of

from .factories import make_publication

pytestmark = pytest.mark.django_db

BROWSER = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
    "*/*;q=0.8"
)
URL = "/publications/a-paper/"
HTML = "text/html; charset=utf-8"
BIBTEX = "application/x-bibtex; charset=utf-8"
RIS = "application/x-research-info-systems; charset=utf-8"
JSON = "application/json; charset=utf-8"
REFERENCE = "text/x-bibliography"
CSL = "application/vnd.citationstyles.csl+json; charset=utf-8"


@pytest.fixture
def work():
    return make_publication("A Paper", authors=["Jo Doe"], year=2024)


def ask(client, accept, url=URL, method="get"):
    headers = {} if accept is None else {"accept": accept}
    return getattr(client, method)(url, headers=headers)


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, HTML),
        ("", HTML),
        ("*/*", HTML),
        ("text/html", HTML),
        ("text/*", HTML),
        (BROWSER, HTML),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", HTML),
        ("nonsense, */*", HTML),
        ("application/x-bibtex", BIBTEX),
        ("Application/X-BibTeX", BIBTEX),
        ("application/x-bibtex; charset=utf-8", BIBTEX),
        ("application/x-bibtex, */*;q=0.1", BIBTEX),
        ("application/x-bibtex;q=0.5, text/html;q=0.4", BIBTEX),
        ("application/x-bibtex;q=0.4, text/html;q=0.5", HTML),
        ("application/x-bibtex, text/html", HTML),
        ("text/html;q=0, */*", BIBTEX),
        ("*/*, text/html;q=0.1", BIBTEX),
        ("image/png, application/x-bibtex;q=0.1", BIBTEX),
        ("application/x-research-info-systems", RIS),
        ("application/vnd.citationstyles.csl+json", CSL),
        ("application/json", JSON),
        ("application/json, text/plain, */*", JSON),
        ("application/vnd.citationstyles.csl+json, application/x-bibtex;q=0.9", CSL),
        ("application/ld+json", "application/ld+json"),
        ('application/ld+json; profile="https://schema.org"', "application/ld+json"),
        ("text/turtle, application/ld+json;q=0.9", "application/ld+json"),
        ("application/linkset+json", "application/linkset+json"),
        ("text/x-bibliography", f"{REFERENCE}; style=apa; charset=utf-8"),
        ("text/x-bibliography; style=MLA", f"{REFERENCE}; style=mla; charset=utf-8"),
        (
            "text/x-bibliography; style=apa; locale=en-US",
            f"{REFERENCE}; style=apa; charset=utf-8",
        ),
        (
            "text/x-bibliography; style=nature, text/x-bibliography;style=ieee;q=0.5",
            f"{REFERENCE}; style=ieee; charset=utf-8",
        ),
        ("text/html;q=0.9, text/x-bibliography;style=nature", HTML),
    ],
)
def test_a_work_comes_as_it_is_wanted(client, work, accept, content_type):
    response = ask(client, accept)
    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    assert "Accept" in response["Vary"]
    head = ask(client, accept, method="head")
    assert head["Content-Type"] == content_type
    assert head.content == b""


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("application/x-bibtex", "cite.bib"),
        ("application/x-research-info-systems", "cite.ris"),
        ("application/vnd.citationstyles.csl+json", "cite.json"),
        ("application/linkset+json", "linkset.json"),
    ],
)
def test_each_notation_is_the_one_of_its_own_address(client, work, accept, name):
    response = ask(client, accept)
    assert response["Content-Location"] == f"{URL}{name}"
    own = client.get(f"{URL}{name}")
    assert (response.content, response["ETag"]) == (own.content, own["ETag"])


def test_json_is_that_of_citation_processors(client, work):
    csl = ask(client, "application/vnd.citationstyles.csl+json")
    assert ask(client, "application/json").content == csl.content


def test_a_reference_is_one_line_of_text(client, work):
    apa = ask(client, "text/x-bibliography; style=apa; locale=en-US").text
    assert apa.startswith("Doe, J. (2024). A Paper.")
    assert apa.count("\n") == 1
    assert ask(client, "text/x-bibliography; style=ieee").text.startswith("J. Doe")


def test_an_unknown_style_is_told_with_the_known_ones(client, work):
    response = ask(client, "text/x-bibliography; style=nature")
    assert response.status_code == 406
    for style in ("apa", "ieee", "acm", "chicago", "mla"):
        assert f"\ntext/x-bibliography; style={style}\n" in response.text


def test_json_ld_is_that_of_the_page(client, work):
    page = ask(client, "text/html").text
    (script,) = re.findall(
        r'(?s)<script type="application/ld\+json">(.*?)</script>', page
    )
    found = json.loads(ask(client, "application/ld+json").content)
    assert found == json.loads(script)
    assert found["@graph"][0]["name"] == "A Paper"


def test_what_cannot_be_had_is_told_with_what_can(client, work):
    response = ask(client, "image/png")
    assert response.status_code == 406
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines()[2:5] == [
        "text/html",
        "application/x-bibtex  http://testserver/publications/a-paper/cite.bib",
        "application/x-research-info-systems  "
        "http://testserver/publications/a-paper/cite.ris",
    ]
    assert "Accept" in response["Vary"]


def test_a_draft_is_found_in_no_notation(client):
    make_publication("A Paper", status=Publication.Status.DRAFT)
    for accept in (None, "application/x-bibtex", "application/ld+json"):
        response = ask(client, accept)
        assert response.status_code == 404
        assert "A Paper" not in response.text


def test_what_is_known_is_not_sent_again(client, work):
    accept = {"accept": "application/x-bibtex"}
    etag = client.get(URL, headers=accept)["ETag"]
    again = client.get(URL, headers=accept | {"if-none-match": etag})
    assert again.status_code == 304
    assert "Accept" in again["Vary"]


@pytest.mark.parametrize(
    ("accept", "content_type", "own"),
    [
        (BROWSER, HTML, ""),
        ("application/x-bibtex", BIBTEX, "/publications/all.bib"),
        ("application/x-research-info-systems", RIS, "/publications/all.ris"),
        ("application/vnd.citationstyles.csl+json", CSL, "/publications/all.json"),
        ("application/json", JSON, ""),
    ],
)
def test_the_list_comes_as_it_is_wanted(client, work, accept, content_type, own):
    response = ask(client, accept, "/publications/")
    assert response["Content-Type"] == content_type
    assert "A Paper" in response.text
    assert "Accept" in response["Vary"]
    assert response.get("Content-Location", "") == own


def test_a_choice_from_the_list_has_an_address_of_its_own(client, work):
    url = "/publications/?q=a%20paper&year=2024"
    response = ask(client, "application/x-bibtex", url)
    own = response["Content-Location"]
    assert own == "/publications/all.bib?q=a+paper&year=2024"
    assert response.content == client.get(own).content


def test_the_list_is_no_picture(client):
    response = ask(client, "image/png", "/publications/")
    assert response.status_code == 406
    assert "http://testserver/publications/all.bib" in response.text


def test_nothing_is_changed_by_asking(client, work):
    response = client.post(URL, headers={"accept": "application/x-bibtex"})
    assert response.status_code == 405


TYPES = ["text/html", "application/json", "a/b"]
ranges = st.sampled_from([*TYPES, "text/*", "*/*", "x/y", "", ";", "*", "a/b;c=d"])
qualities = st.sampled_from(["", ";q=0", ";q=0.5", ";q=1", ";q=x", ";q=nan", ";q=-1"])


@given(st.lists(st.tuples(ranges, qualities).map("".join)).map(",".join) | st.text())
def test_any_header_has_an_answer(accept):
    offers = tuple(Offer(kind, view=lambda request: HttpResponse()) for kind in TYPES)
    best = best_of(offers, accept)
    assert best is None or best in offers


@pytest.mark.django_db
def test_of_endless_wishes_only_the_first_count(client):
    accept = f"text/html;q=0.1, {'a/b, ' * 10_000}application/json"
    response = client.get("/publications/", headers={"accept": accept})

    assert response["Content-Type"].startswith("text/html")
