import pytest
from django.core.files.base import ContentFile

from publications.merging import AuthorMerge, WorkMerge
from publications.models import Link, Publication
from publications.undoing import undo
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)
from tests.publications.importing.bringing import bring

pytestmark = pytest.mark.django_db


def make_merged():
    into, gone = make_publication("Sarathi"), make_publication("Sarathi-Serve")
    make_appearance(gone, citation_key="serve")
    return WorkMerge(into, gone).run()


@pytest.mark.parametrize(
    "rest",
    ["", "cite.bib", "cite.ris", "cite.json", "linkset.json"],
)
def test_address_of_a_work_leads_to_the_one_that_stays(client, rest):
    make_merged()
    response = client.get(f"/publications/sarathi-serve/{rest}")
    assert (response.status_code, response.url) == (
        301,
        f"/publications/sarathi/{rest}",
    )
    assert client.get(response.url).status_code == 200


def test_its_card_does_too(client):
    make_merged()
    response = client.get("/publications/sarathi-serve/sarathi-serve-card.png")
    assert response.url == "/publications/sarathi/sarathi-card.png"


def test_its_pdf_is_found_under_both(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    into, gone = make_publication("Sarathi"), make_publication("Sarathi-Serve")
    Link.objects.create(
        publication=gone, file=ContentFile(b"%PDF-1.7 paper", name="x.pdf")
    )
    WorkMerge(into, gone).run()
    response = client.get("/publications/sarathi-serve/sarathi-serve.pdf", follow=True)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 paper"
    assert response.redirect_chain[-1][0] == "/publications/sarathi/sarathi-serve.pdf"
    page = client.get("/publications/sarathi/").content.decode()
    assert 'href="/publications/sarathi/sarathi-serve.pdf"' in page


def test_undone_it_is_its_own_again(client):
    undo(make_merged())
    assert "<h1>Sarathi-Serve</h1>" in client.get("/publications/sarathi-serve/").text


def test_address_of_a_draft_is_told_to_nobody(client):
    make_merged()
    Publication.objects.update(status="draft")
    assert client.get("/publications/sarathi-serve/").status_code == 404


def test_address_of_an_author_leads_to_the_one_that_stays(client):
    into, gone = make_author("Ada Lovelace"), make_author("A. Lovelace")
    make_publication(authors=[gone])
    AuthorMerge(into, gone).run()
    response = client.get("/publications/authors/a-lovelace/")
    assert (response.status_code, response.url) == (
        301,
        "/publications/authors/ada-lovelace/",
    )


def test_no_new_work_or_author_gets_such_an_address():
    make_merged()
    assert make_publication("Sarathi-Serve").slug == "sarathi-serve-2"
    bring("@misc{a, title = {Sarathi-Serve}, author = {Doe, Jane}}")
    assert Publication.objects.get(
        title="Sarathi-Serve", authorships__isnull=False
    ).slug == ("sarathi-serve-3")
