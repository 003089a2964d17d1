"""What a visitor sees when the database, or the store of the files, does not answer."""

import logging
import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.db.utils import ConnectionHandler

from config.failing import answer_to_fault
from config.variables import database
from homepage.models import Profile
from tests.benchmarks.processes import free_port

# Nothing listens there.
NOWHERE = "postgres://ada:secret@127.0.0.1:1/site"


@pytest.fixture
def client(client):
    client.raise_request_exception = False
    return client


@pytest.fixture
def no_database(django_db_blocker):
    kept = connections["default"]
    away = ConnectionHandler({"default": database(NOWHERE, None)})["default"]
    with django_db_blocker.unblock():
        connections["default"] = away
        yield
        connections["default"] = kept


def test_database_that_is_away_is_told_in_the_look_of_the_site(client, no_database):
    response = client.get("/")

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 503
    assert page.h1.text == page.title.text == "The site is away for a moment"
    # Who only reads has nothing that could be saved.
    assert "try again in a few minutes" in page.main.text
    assert "of yours" not in page.main.text
    assert response["Retry-After"] == "60"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_is_told_in_the_language_of_the_page_before(request, client):
    Profile.objects.create(name="Ada", language="de")
    client.get("/")
    request.getfixturevalue("no_database")
    response = client.get("/publications/")

    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.text == "Die Seite ist kurz nicht erreichbar"
    assert page.html["lang"] == "de"


@pytest.mark.parametrize("address", ["/publications/", "/cv.pdf", "/nothing/"])
def test_every_page_says_so(client, no_database, address):
    assert "The site is away" in client.get(address).text


def test_the_admin_says_so_to_whoever_is_signed_in(client, no_database):
    client.cookies["sessionid"] = "a" * 32

    assert "The site is away" in client.get("/admin/").text


def test_who_signs_in_is_told_so(client, no_database):
    said = {"username": "ada", "password": "secret"}

    assert "The site is away" in client.post("/admin/login/", said).text


def test_the_log_says_why_in_one_line_without_the_password(client, no_database, caplog):
    client.get("/")

    ((_, level, said),) = caplog.record_tuples
    assert level == logging.ERROR
    assert "connection" in said
    assert "\n" not in said
    assert "secret" not in said


def test_pictures_are_shown_without_it(client, no_database, media_folder):
    path = media_folder / "pictures/0f-192.webp"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a picture")

    assert b"".join(client.get("/media/pictures/0f-192.webp")) == b"a picture"


@pytest.mark.parametrize("error", [OperationalError("lost"), InterfaceError("closed")])
def test_database_that_is_lost_on_the_way_is_told_alike(rf, no_database, error):
    assert answer_to_fault(rf.post("/admin/"), error).status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("cause", ["AdminShutdown", "ConnectionFailure", None])
def test_connection_that_was_cut_off_is_told_though_there_is_a_new_one(rf, cause):
    psycopg = pytest.importorskip("psycopg")
    error = OperationalError("lost")
    error.__cause__ = (
        getattr(psycopg.errors, cause)() if cause else psycopg.OperationalError()
    )

    assert answer_to_fault(rf.get("/"), error).status_code == 503


def test_store_that_is_away_is_told_alike(rf):
    error = ConnectionError("no answer")

    assert answer_to_fault(rf.get("/cv.pdf"), error).status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("no such table"), ValueError("x")])
def test_other_faults_stay_faults(rf, error):
    assert answer_to_fault(rf.get("/"), error) is None


@pytest.mark.parametrize(
    "command, said",
    [
        ("export_bibtex", "The database can’t be used: connection failed"),
        ("start", "whether DATABASE_URL names it rightly"),
    ],
)
def test_command_says_it_without_a_traceback(tmp_path, command, said):
    program = [sys.executable, str(settings.BASE_DIR / "manage.py"), command]
    env = os.environ | {
        # What a browser in this process needs keeps a site from starting.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": NOWHERE,
        "DATA_DIR": str(tmp_path),
        "PORT": str(free_port()),
    }
    ended = subprocess.run(program, env=env, capture_output=True, text=True)

    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
