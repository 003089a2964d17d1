"""What the whole site must have for Google Scholar."""

import pytest
from django.http import HttpResponse
from django.urls import include, path

from publications.checking import of_site

pytestmark = pytest.mark.django_db

PUBLIC = "https://ada.example.org"


def texts(rf):
    return [finding.text for finding in of_site(rf.get("/admin/"))]


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = PUBLIC


def test_a_public_site_lacks_nothing(rf):
    assert texts(rf) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000",
        "http://localhost",
        "https://192.168.1.2",
        "https://laptop.local",
        "https://[::1]",
        "http://server",
    ],
)
def test_an_address_that_nobody_else_sees_is_told(rf, settings, address):
    settings.SITE_URL = address
    (text,) = texts(rf)
    assert text.startswith(f"The site's address is {address}, where nobody else")


@pytest.mark.parametrize("address", ["https://8.8.8.8", "https://ada.example"])
def test_a_public_address_is_none_of_these(rf, settings, address):
    settings.SITE_URL = address
    assert texts(rf) == []


def test_https_is_wanted(rf, settings):
    settings.SITE_URL = "http://ada.example.org"
    (text,) = texts(rf)
    assert "doesn't begin with https" in text


class Shut:
    """A site that robots may not read, and whose front page leads nowhere."""

    urlpatterns = [
        path("", lambda request: HttpResponse("<h1>Ada</h1>")),
        path(
            "robots.txt",
            lambda request: HttpResponse("User-agent: *\nDisallow: /publications/"),
        ),
        path("publications/", include("publications.urls")),
    ]


def test_what_robots_may_not_read_and_do_not_find_is_told(rf, settings):
    settings.ROOT_URLCONF = Shut
    first, second = of_site(rf.get("/admin/"))
    assert "forbids robots to read the publications" in first.text
    assert first.decides
    assert "no link to the list of publications" in second.text
