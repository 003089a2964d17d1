"""A list with nothing in it says what to do, with a link that does it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from publications.models import Topic, Venue
from tests.publications.factories import make_author, make_publication

pytestmark = pytest.mark.django_db


def list_of(model, query=""):
    return reverse(f"admin:publications_{model}_changelist") + query


@pytest.fixture
def owner(client):
    client.force_login(get_user_model().objects.create_superuser("ada"))
    return client


def content(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find(id="content")


ADD = reverse("admin:publications_publication_add")
IMPORT = reverse("admin:publications_importrun_add")
WORKS = list_of("publication")


@pytest.mark.parametrize(
    ("model", "said", "leads"),
    [
        ("publication", "No works yet.", {ADD, IMPORT}),
        ("author", "Nobody yet.", {ADD}),
        ("venue", "No conference or journal yet.", {ADD}),
        ("topic", "No topics yet.", {WORKS}),
        ("importrun", "Nothing was imported yet.", {IMPORT}),
        ("deed", "Nothing yet.", set()),
    ],
)
def test_an_empty_list_says_how_it_is_filled(owner, model, said, leads):
    page = content(owner, list_of(model))
    assert said in page.text
    assert leads <= {a["href"] for a in page.find_all("a")}
    assert page.find(id="searchbar") is None
    assert page.find("select", {"name": "action"}) is None


@pytest.mark.parametrize("model", ["publication", "author", "venue", "topic"])
def test_a_search_without_outcome_leads_back_to_all(owner, model):
    make_publication("On Tests", authors=[make_author("Ann A")])
    make_author("Bob B")
    for row in (Venue(name="Journal"), Topic(name="Tests")):
        row.save()
    page = content(owner, list_of(model, "?q=<b>nowhere"))
    nothing = page.find(class_="nothing")
    assert "Nothing is found for “<b>nowhere”." in nothing.text
    back = nothing.find("a")
    assert back.text.startswith("Show all")
    assert content(owner, back["href"]).find(class_="nothing") is None
    assert page.find(id="searchbar")["value"] == "<b>nowhere"


def test_a_filter_without_outcome_leads_back_to_all(owner):
    make_publication("On Tests", status="published")
    page = content(owner, list_of("publication", "?status__exact=draft"))
    assert "No publication is all that was chosen." in page.text
    assert page.find("a", string="Show all publications")
    assert page.find(id="changelist-filter")


def test_who_may_only_look_is_not_told_to_add(client):
    user = get_user_model().objects.create_user("bob", is_staff=True)
    may = Permission.objects.filter(codename="view_publication")
    user.user_permissions.set(may)
    client.force_login(user)
    page = content(client, WORKS)
    assert "No works yet." in page.text
    assert page.find("a", href=ADD) is None
