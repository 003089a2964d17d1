"""Files of works: their addresses, now and from before."""

import pytest
from django.core.files.base import ContentFile

from publications.models import FormerSlug, Link
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%%EOF\n"
PAPER = "/publications/a-paper/a-paper.pdf"


@pytest.fixture
def work():
    return make_publication("A Paper")


@pytest.fixture
def link(work):
    file = ContentFile(PDF, name="x.pdf")
    return Link.objects.create(publication=work, file=file)


def replace(link, content):
    link.file = ContentFile(content, name="y.pdf")
    link.save()


def body(response):
    return b"".join(response)


def test_the_address_shows_the_newest_file(client, link):
    old = client.get(PAPER)
    assert body(old) == PDF
    replace(link, PDF + b"% more")
    new = client.get(PAPER, headers={"If-None-Match": old["ETag"]})
    assert body(new) == PDF + b"% more"
    assert new["ETag"] != old["ETag"]
    assert new["Content-Disposition"] == 'inline; filename="a-paper.pdf"'
    assert new["X-Content-Type-Options"] == "nosniff"
    assert client.get(PAPER, headers={"If-None-Match": new["ETag"]}).status_code == 304


def test_a_part_of_the_former_file_is_never_mixed_with_the_new_one(client, link):
    old = client.get(PAPER)
    old.close()
    replace(link, PDF + b"% more")
    headers = {"Range": "bytes=0-3", "If-Range": old["ETag"]}
    assert body(client.get(PAPER, headers=headers)) == PDF + b"% more"
    assert body(client.get(PAPER, headers={"Range": "bytes=0-3"})) == b"%PDF"


def test_what_was_stored_before_has_no_address(client, link):
    stored = link.file.name
    replace(link, PDF + b"% more")
    name = link.file.name.rpartition("/")[2]
    assert client.get(f"/publications/a-paper/{name}").status_code == 404
    assert client.get(f"/media/{stored}").status_code == 404


def test_the_former_address_leads_to_the_file(client, link):
    link.kind = "preprint"
    link.save()
    answer = client.get(PAPER)
    assert answer.status_code == 302
    assert answer["Location"] == "/publications/a-paper/a-paper-preprint.pdf"
    assert body(client.get(answer["Location"])) == PDF


def test_a_new_file_takes_over_a_former_address(client, work, link):
    link.kind = "preprint"
    link.save()
    file = ContentFile(PDF + b"% published", name="x.pdf")
    Link.objects.create(publication=work, file=file)
    assert body(client.get(PAPER)) == PDF + b"% published"


def test_the_former_address_leads_to_where_the_paper_is_elsewhere(client, link):
    link.file, link.url = "", "https://example.org/paper.pdf"
    link.save()
    assert client.get(PAPER)["Location"] == "https://example.org/paper.pdf"


def test_a_file_that_was_taken_away_is_said_to_be_gone(client, link):
    link.delete()
    answer = client.get(PAPER)
    assert answer.status_code == 410
    assert b"This file is no longer here" in answer.content
    assert b'href="/publications/a-paper/"' in answer.content


def test_a_file_is_found_below_the_former_address_of_its_work(client, work, link):
    FormerSlug.objects.create(slug="an-older-paper", publication=work)
    answer = client.get("/publications/an-older-paper/a-paper.pdf")
    assert answer["Location"] == PAPER


def test_a_row_of_another_program_is_found_by_what_is_stored(client, work, link):
    Link.objects.update(name="")
    assert body(client.get(PAPER)) == PDF


@pytest.mark.parametrize("change", ["kind", "delete", "slug", "nothing"])
def test_former_addresses_of_drafts_are_not_told(client, work, link, change):
    if change == "kind":
        link.kind = "slides"
        link.save()
    if change == "delete":
        link.delete()
    FormerSlug.objects.create(slug="an-older-paper", publication=work)
    work.status = "draft"
    work.save()
    assert client.get(PAPER).status_code == 404
    assert client.get("/publications/an-older-paper/a-paper.pdf").status_code == 404


@pytest.mark.parametrize(
    "name", ["%00.pdf", "a" * 300 + ".pdf", "..pdf", "a-paper.pdf.html", "%2e%2e%2fx"]
)
def test_names_that_nobody_gave_are_not_found(client, link, name):
    assert client.get(f"/publications/a-paper/{name}").status_code == 404
