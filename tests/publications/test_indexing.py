"""What search engines keep, and under which address."""

import pytest
from django.core.files.base import ContentFile

from publications.models import Link

from .factories import make_author, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    work = make_publication("A Paper", authors=["Ada Lovelace"], year=2024)
    file = ContentFile(b"%PDF-1.4\n%%EOF\n", name="a.pdf")
    Link.objects.create(publication=work, file=file)
    return work


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/publications/",
        "/publications/?page=1",
        "/publications/a-paper/",
        "/publications/a-paper/a-paper.pdf",
        "/publications/authors/ada-lovelace/",
    ],
)
def test_pages_and_papers_are_indexed(client, work, url):
    response = client.get(url)
    assert response.status_code == 200
    assert "X-Robots-Tag" not in response
    response.close()


@pytest.mark.parametrize(
    "url",
    [
        "/publications/?q=test",
        "/publications/?kind=journal",
        "/publications/?year=2024&page=1",
        "/publications/?utm_source=mail",
        "/publications/authors/ada-lovelace/?kind=journal",
        "/publications/all.bib",
        "/publications/all.ris",
        "/publications/all.json",
        "/publications/a-paper/cite.bib",
        "/publications/a-paper/cite.ris",
        "/publications/a-paper/cite.json",
        "/publications/a-paper/linkset.json",
        "/sitemap.xml",
    ],
)
def test_what_says_the_same_again_is_not(client, work, url):
    response = client.get(url)
    assert response.status_code == 200
    assert response["X-Robots-Tag"].startswith("noindex")


@pytest.mark.parametrize("accept", ["application/x-bibtex", "application/ld+json"])
def test_other_notations_of_a_page_are_not(client, work, accept):
    response = client.get("/publications/a-paper/", headers={"accept": accept})
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/", "/"),
        ("/?utm_source=mail", "/"),
        ("/publications/", "/publications/"),
        ("/publications/?kind=journal", "/publications/"),
        ("/publications/a-paper/", "/publications/a-paper/"),
        ("/publications/a-paper/?q=<script>", "/publications/a-paper/"),
    ],
)
def test_a_page_names_its_one_address(client, work, url, canonical):
    response = client.get(url, headers={"host": "127.0.0.1"})
    link = f'<link rel="canonical" href="http://testserver{canonical}">'
    assert response.text.count('rel="canonical"') == 1
    assert link in response.text


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?page=1", ""),
        ("page/2/", "page/2/"),
        # As it was once called.
        ("?page=2", "page/2/"),
        ("?page=2&year=2024", ""),
        ("?year=2024&page=2", ""),
    ],
)
@pytest.mark.parametrize("path", ["/publications/", "/publications/authors/jo-doe/"])
def test_each_page_of_a_long_list_is_one_of_its_own(client, path, query, canonical):
    author = make_author("Jo Doe")
    for _ in range(101):
        make_publication(authors=[author], year=2024)
    response = client.get(f"{path}{query}")
    assert f'href="http://testserver{path}{canonical}">' in response.text
    assert ("X-Robots-Tag" in response) is ("year" in query)
