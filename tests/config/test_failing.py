"""What a person sees when the machine is at fault: here, its disk."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse
from django.utils import translation

from config import failing
from publications.models import Topic

pytestmark = pytest.mark.django_db
ADD = reverse("admin:publications_topic_add")


@pytest.fixture
def owner(admin_client):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its disk to itself.")
    admin_client.raise_request_exception = False
    # The day is noted in the session, before the disk is at fault.
    admin_client.get(ADD)
    return admin_client


def set_pragma(words):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")


@pytest.fixture(params=["full", "read-only"])
def fault(request, owner):
    """Of the database, as SQLite tells it; and what the page is called."""
    if request.param == "full":
        # As large as it is, without the room that other tests left in it.
        fill_free_pages()
        set_pragma("max_page_count = 1")
        yield "The disk is full"
        set_pragma("max_page_count = 1000000")
    else:
        set_pragma("query_only = ON")
        yield "The disk can’t be written to"
        set_pragma("query_only = OFF")


def fill_free_pages():
    with connection.cursor() as cursor:
        free = cursor.execute("PRAGMA freelist_count").fetchone()[0]
        size = cursor.execute("PRAGMA page_size").fetchone()[0]
        room = max(0, free - 10) * (size - 4)
        cursor.execute(f"CREATE TABLE filler AS SELECT zeroblob({room})")


def add_topics(client):
    """As long as there is room in what the database has already."""
    for number in range(100):
        name = f"Topic {number} " + "x" * 80
        response = client.post(ADD, {"name": name, "slug": f"t{number}"})
        if response.status_code != 302:
            return response
    raise AssertionError("All of them were saved.")


def test_who_saves_is_told_what_is_wrong(owner, fault):
    response = add_topics(owner)

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert page.h1.text == page.title.text == fault
    assert "What you sent may not be saved" in page.main.text


def test_nothing_is_called_saved_that_was_not(owner, fault):
    add_topics(owner)
    count = Topic.objects.count()
    page = owner.get(reverse("admin:publications_topic_changelist"))

    assert f"Topic {count} " not in page.text


def test_visitors_notice_nothing(owner, client, fault):
    assert client.get(reverse("publications:list")).status_code == 200


def test_a_session_that_can_not_be_saved_is_no_ended_one(client, owner):
    client.raise_request_exception = False
    set_pragma("query_only = ON")
    response = client.post(
        reverse("admin:login"), {"username": "admin", "password": "password"}
    )
    set_pragma("query_only = OFF")

    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.text == "The disk can’t be written to"


def test_the_log_says_it_in_one_line(owner, fault, caplog):
    add_topics(owner)

    (record,) = caplog.records
    assert "\n" not in record.getMessage()
    assert not record.exc_info


def test_visitors_are_not_told_what_the_owner_has_to_do(rf):
    error = OSError(28, "No space left on device")
    response = failing.answer_to_fault(rf.get("/publications/"), error)

    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.text == page.title.text == "The site is away for a moment"
    assert "try again in a few minutes" in page.main.text


def test_it_is_told_in_the_language_of_the_page(rf):
    error = OSError(28, "No space left on device")
    with translation.override("de"):
        response = failing.answer_to_fault(rf.post(ADD), error)

    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.text == "Der Speicher ist voll"
    assert "nichts wird doppelt gespeichert" in page.main.text
