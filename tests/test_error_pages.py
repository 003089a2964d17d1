"""What a visitor sees when something is refused, in the look of the site."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import server_error
from PIL import Image

from config import failing

pytestmark = pytest.mark.django_db


def test_a_form_that_is_too_old_says_so():
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("admin:login"), {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "The form is too old" in response.text
    assert "<style" not in response.text


def test_an_unknown_host_is_told_without_its_name():
    response = Client().get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "was not understood" in response.text
    assert "evil" not in response.text


def test_what_is_not_there_can_be_searched_for(client):
    response = client.get("/publications/nothing/")
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 404
    assert page.h1.text == "Not found"
    form = page.find("form", role="search")
    assert form["action"] == reverse("publications:list")
    assert form.find("input", {"type": "search", "name": "q"})["aria-label"]
    assert page.find("link", rel="canonical") is None


def test_the_owner_finds_back_to_the_desk(client, django_user_model):
    bob = django_user_model.objects.create_user("<bob>", is_staff=True)
    client.force_login(bob)
    lost = client.get("/admin/nothing/")
    refused = client.get(reverse("admin:publications_author_add"))
    for response, status in [(lost, 404), (refused, 403)]:
        page = BeautifulSoup(response.content, "html.parser")
        assert response.status_code == status
        assert page.find("a", href=reverse("admin:index"))
    assert "You are signed in as “<bob>”, whose account may not do this." in page.text
    assert page.find("a", href=reverse("admin:login")) is None


def test_a_visitor_is_not_led_there(client):
    page = BeautifulSoup(client.get("/nothing/").content, "html.parser")
    assert page.find("a", href=reverse("admin:index")) is None


def test_a_fault_is_told_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert page.h1.text == "Something went wrong"
    assert page.find("a", href="/")
    assert (settings.BASE_DIR / "static/css/site.css").exists()
    assert page.find("link", rel="stylesheet")["href"] == "/static/css/site.css"


@pytest.mark.parametrize(
    ("address", "kind", "sizes"),
    [
        ("/favicon.ico", "ICO", {(16, 16), (32, 32), (48, 48)}),
        ("/apple-touch-icon.png", "PNG", {(180, 180)}),
    ],
)
def test_what_browsers_ask_for_unasked_is_there(client, address, kind, sizes):
    response = client.get(address)
    with Image.open(BytesIO(b"".join(response))) as image:
        assert image.format == kind
        assert set(image.info.get("sizes", [image.size])) == sizes


@pytest.mark.parametrize("name", ["admin:logout", "markdownx_markdownify"])
def test_what_only_takes_a_form_says_so(admin_client, name):
    response = admin_client.get(reverse(name))
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 405
    assert "POST" in response["Allow"]
    assert page.h1.text == "This is not a page"
    assert page.find("a", href=reverse("admin:index"))


def test_a_fault_of_the_desk_leads_back_to_it(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = failing.server_error(rf.get(reverse("admin:index")))
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert page.find("a", href=reverse("admin:index"))


def test_what_is_for_the_owner_is_not_allowed():
    response = Client().post(reverse("markdownx_markdownify"), {"content": "x"})
    assert response.status_code == 403
    assert "Not allowed" in response.text
