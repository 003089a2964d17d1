"""The pages of authors and venues."""

import re

import pytest

from publications.listing import pages
from publications.models import Publication, Venue

from .factories import make_appearance, make_author, make_publication

pytestmark = pytest.mark.django_db


def titles(response):
    return [work.title for work in response.context["works"]]


def test_an_author_s_works_are_listed_once_each_and_newest_first(client):
    author = make_author("Jane Doe")
    make_publication("Old", authors=[author], year=2001)
    make_publication("New", authors=["John Roe", author, author], year=2024)
    make_publication("Other", authors=["John Roe"], year=2024)
    response = client.get(author.get_absolute_url())
    assert titles(response) == ["New", "Old"]
    assert "<h1>Jane Doe</h1>" in response.text


def test_a_venue_s_works_are_listed(client):
    venue = Venue.objects.create(name="Journal of Tests")
    make_appearance(make_publication("Here"), venue=venue, year=2020)
    make_publication("Elsewhere", year=2020)
    assert titles(client.get(venue.get_absolute_url())) == ["Here"]


@pytest.mark.parametrize(
    ("name", "short_name", "heading"),
    [
        ("Systems Design", "OSDI", "Systems Design OSDI"),
        ("ICFP", "ICFP", "ICFP"),
        ("Science", "", "Science"),
    ],
)
def test_a_venue_is_named_once(client, name, short_name, heading):
    venue = Venue.objects.create(name=name, short_name=short_name)
    make_appearance(make_publication(), venue=venue, year=2020)
    text = client.get(venue.get_absolute_url()).text
    [found] = re.findall("<h1>(.*?)</h1>", text)
    assert re.sub("<[^>]*>", "", found) == heading


def test_without_published_works_there_is_no_page(client):
    author, venue = make_author("Jane Doe"), Venue.objects.create(name="Journal")
    draft = make_publication(authors=[author], status=Publication.Status.DRAFT)
    make_appearance(draft, venue=venue)
    for row in (author, venue):
        assert client.get(row.get_absolute_url()).status_code == 404


def test_a_work_may_be_called_as_the_folder_of_the_authors(client):
    work = make_publication("Authors")
    assert "<h1>Authors</h1>" in client.get(work.get_absolute_url()).text


def test_a_work_leads_to_its_venue_by_its_short_name_or_else_by_its_line(client):
    long = Venue.objects.create(name="Operating Systems Design", short_name="OSDI")
    plain = Venue.objects.create(name="Journal of Tests")
    work = make_publication("Here")
    make_appearance(work, venue=long, name="Proceedings of the Symposium", year=2024)
    make_appearance(work, venue=plain, name="", year=2025)
    text = client.get(work.get_absolute_url()).text
    assert f'<b><a href="{long.get_absolute_url()}">OSDI ’24</a></b>' in text
    assert f'<a href="{plain.get_absolute_url()}">Journal of Tests</a>' in text
    assert "/publications/venues/" not in client.get("/publications/").text


@pytest.mark.parametrize("place", ["authors/jane-doe", "venues/journal"])
def test_further_pages_have_addresses_that_can_be_files(client, monkeypatch, place):
    monkeypatch.setattr(pages, "PAGE", 2)
    author = make_author("Jane Doe")
    venue = Venue.objects.create(name="Journal")
    for year in (2001, 2002, 2003):
        work = make_publication(f"Of {year}", authors=[author])
        make_appearance(work, venue=venue, year=year)
    here = f"/publications/{place}/"
    assert f'rel="next" href="{here}page/2/"' in client.get(here).text
    second = client.get(f"{here}page/2/")
    assert titles(second) == ["Of 2001"]
    assert f'rel="prev" href="{here}"' in second.text
    assert client.get(f"{here}page/3/").status_code == 404
