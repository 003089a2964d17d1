"""Lists of many works, which are sent while they are made."""

from functools import partial

import pytest

from homepage.models import Profile
from publications.addresses import absolute
from publications.citing import bibliography, to_csl, to_ris
from publications.models import Publication
from publications.reading.alone import WINDOW as READ_AT_ONCE
from publications.views.downloads import WINDOW
from tests.publications.thousands import make_works

pytestmark = pytest.mark.django_db

WRITERS = {
    "bib": bibliography,
    "ris": partial(to_ris, absolute=absolute),
    "json": partial(to_csl, absolute=absolute),
}


@pytest.fixture
def many():
    make_works(2 * WINDOW + 1)


@pytest.fixture(params=WRITERS)
def notation(request):
    return request.param


def sent(response):
    assert response.streaming
    return b"".join(response).decode()


def test_many_works_are_the_text_that_they_would_be_at_once(client, many, notation):
    works = Publication.objects.published().newest_first().for_display()

    response = client.get(f"/publications/all.{notation}")

    assert sent(response) == WRITERS[notation](works)


def test_many_works_are_in_the_language_of_the_site(client, many):
    Profile.objects.create(name="Jo Doe", language="de")

    assert '"language": "de"' in sent(client.get("/publications/all.json"))


def test_only_some_of_many_works_are_read_at_once(
    client, many, notation, django_assert_num_queries
):
    response = client.get(f"/publications/all.{notation}")

    # The works, and four times what belongs to some of the first of them.
    with django_assert_num_queries(1 + 4 * WINDOW // READ_AT_ONCE):
        next(iter(response))
    # As a server does, also where a visitor has left: PostgreSQL keeps its cursor open.
    response.close()


@pytest.mark.django_db(transaction=True)
def test_who_has_many_works_is_told_so_until_one_changes(client, many):
    address = "/publications/all.bib"
    known = {"If-None-Match": client.get(address)["ETag"]}
    assert client.get(address, headers=known).status_code == 304

    Publication.objects.filter(slug="work-7").update(title="Another one")

    assert "Another one" in sent(client.get(address, headers=known))


def test_notations_of_many_works_are_not_taken_for_each_other(client, many):
    tags = {client.get(f"/publications/all.{suffix}")["ETag"] for suffix in WRITERS}

    assert len(tags) == len(WRITERS)
