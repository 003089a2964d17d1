"""Addresses as people type them."""

import pytest

from publications.models import Publication

from .factories import make_publication

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["/publications/VIDUR/", "/publications/Vidur/", "/publications/vidur"]
)
def test_another_spelling_leads_to_the_page_for_good(client, typed):
    make_publication("Vidur")
    response = client.get(typed)
    assert response.status_code == 301
    assert response["Location"] == "/publications/vidur/"


def test_a_missing_slash_and_capitals_lead_there_in_two_steps(client):
    make_publication("Vidur")
    response = client.get("/publications/VIDUR", follow=True)
    assert [url for url, _ in response.redirect_chain] == [
        "/publications/VIDUR/",
        "/publications/vidur/",
    ]
    assert response.status_code == 200


def test_works_whose_addresses_differ_by_capitals_are_each_found(client):
    make_publication("One", slug="vidur")
    make_publication("Two", slug="VIDUR")
    assert "<h1>One</h1>" in client.get("/publications/vidur/").text
    assert "<h1>Two</h1>" in client.get("/publications/VIDUR/").text


@pytest.mark.parametrize("typed", ["/publications/SECRET/", "/publications/other/"])
def test_a_draft_and_what_never_was_are_not_found(client, typed):
    make_publication("Secret", status=Publication.Status.DRAFT)
    response = client.get(typed)
    assert response.status_code == 404
    assert "Not found" in response.text
