"""What search engines and social networks read of the owner."""

import json
import re

import pytest
from django.core.files.base import ContentFile

from homepage.models import ProfileLink
from tests.publications.factories import make_author, make_publication
from tests.publications.images import encoded, photo

from .test_views import make_profile

pytestmark = pytest.mark.django_db

SITE = "http://testserver/"


def graph_of(client):
    found = re.search(r'"application/ld\+json">(.*?)</script>', client.get("/").text)
    [page] = json.loads(found[1])["@graph"]
    return page


def tags_of(client, name):
    pattern = rf'<meta property="{name}" content="([^"]*)">'
    return re.findall(pattern, client.get("/").text)


def test_the_front_page_is_about_its_owner(client):
    profile = make_profile(
        headline="Analytical engines",
        native_name="艾达",
        pronouns="she/her",
        affiliation="University of London",
        email="ada@example.org",
    )
    for position, url in enumerate(["https://g.example/a", "https://s.example/a"]):
        ProfileLink.objects.create(
            profile=profile, kind="website", url=url, position=position
        )
    page = graph_of(client)
    assert page["@type"] == "ProfilePage"
    assert page["dateModified"].endswith("+00:00")
    assert page["mainEntity"] == {
        "@type": "Person",
        "@id": f"{SITE}#me",
        "url": SITE,
        "name": "Ada Lovelace",
        "givenName": "Ada",
        "familyName": "Lovelace",
        "alternateName": "艾达",
        "pronouns": "she/her",
        "jobTitle": "University of London",
        "description": "Ada Lovelace. Analytical engines. University of London",
        "sameAs": ["https://g.example/a", "https://s.example/a"],
    }


def test_search_engines_are_told_what_the_owner_would_tell_them(client):
    profile = make_profile(headline="Analytical engines")
    description = '<meta name="description" content="%s">'
    page = client.get("/").text
    assert description % "Ada Lovelace. Analytical engines" in page
    profile.meta_description = "She wrote the first program."
    profile.save()
    assert description % "She wrote the first program." in client.get("/").text


def test_the_address_for_mail_is_not_handed_to_machines(client):
    make_profile(email="ada@example.org")
    assert "ada@example.org" not in json.dumps(graph_of(client))


def test_the_owners_works_know_the_parts_of_the_name_and_the_orcid(client):
    make_profile(name="Ana Maria Silva Santos")
    owner = make_author(
        given_name="Ana Maria",
        family_name="Silva Santos",
        orcid="0000-0002-1825-0097",
        is_owner=True,
    )
    make_publication(is_selected=True, authors=[owner])
    assert tags_of(client, "profile:first_name") == ["Ana Maria"]
    assert tags_of(client, "profile:last_name") == ["Silva Santos"]
    person = graph_of(client)["mainEntity"]
    assert person["sameAs"] == ["https://orcid.org/0000-0002-1825-0097"]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ada Lovelace", ["Ada"], ["Lovelace"]),
        ("Ana van der Berg", ["Ana"], ["van der Berg"]),
        ("王小明", [], ["王小明"]),
        ("The A and B Lab", [], []),
    ],
)
def test_without_works_the_name_is_told_apart(client, name, first, last):
    make_profile(name=name)
    assert tags_of(client, "profile:first_name") == first
    assert tags_of(client, "profile:last_name") == last


def test_the_portrait_is_the_picture_of_the_person(client):
    make_profile(
        portrait=ContentFile(encoded(photo()), name="p.png"),
        portrait_alt="Ada at her desk",
    )
    assert graph_of(client)["mainEntity"]["image"].startswith(f"{SITE}media/")


def test_the_card_is_shown_where_the_address_is_shared(client):
    make_profile()
    [address] = tags_of(client, "og:image")
    assert address == f"{SITE}card.png"
    assert client.get(address)["Content-Type"] == "image/png"


def test_queries_are_no_more_than_the_page_needs(client, django_assert_num_queries):
    make_profile()
    owner = make_author(is_owner=True)
    make_publication(is_selected=True, authors=[owner], year=2020)
    with django_assert_num_queries(12):
        client.get("/")
