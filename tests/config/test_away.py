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
from django.http import HttpResponse

from config.away import AwayMiddleware
from config.variables import database

# Nothing listens there.
NOWHERE = "postgres://ada:secret@127.0.0.1:1/site"


@pytest.fixture
def no_database(django_db_blocker):
    kept = connections["default"]
    away = ConnectionHandler({"default": database(NOWHERE, None)})["default"]
    with django_db_blocker.unblock():
        connections["default"] = away
        yield
        connections["default"] = kept


def answer(request):
    return AwayMiddleware(lambda request: HttpResponse("the page"))(request)


def test_database_that_is_away_is_told_in_the_look_of_the_site(rf, no_database):
    response = answer(rf.get("/"))

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 503
    assert page.h1.text == page.title.text == "The site is away for a moment"
    assert "Nothing of yours was saved" in page.main.text
    assert response["Retry-After"] == "60"
    assert response["Cache-Control"] == "no-store"


def test_every_page_says_so(client, no_database):
    for address in ("/", "/publications/", "/admin/", "/nothing/"):
        assert client.get(address).status_code == 503


def test_the_log_says_why_in_one_line_without_the_password(rf, no_database, caplog):
    answer(rf.get("/"))

    ((_, level, said),) = caplog.record_tuples
    assert level == logging.ERROR
    assert "connection" in said
    assert "\n" not in said
    assert "secret" not in said


def test_pictures_are_shown_without_it(rf, no_database):
    assert answer(rf.get("/media/pictures/0f-192.webp")).text == "the page"


@pytest.mark.parametrize("error", [OperationalError("lost"), InterfaceError("closed")])
def test_database_that_is_lost_on_the_way_is_told_alike(rf, no_database, error):
    response = AwayMiddleware(None).process_exception(rf.post("/admin/"), error)

    assert response.status_code == 503


def test_store_that_is_away_is_told_alike(rf):
    error = ConnectionError("no answer")
    response = AwayMiddleware(None).process_exception(rf.get("/cv.pdf"), error)

    assert response.status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("disk I/O error"), ValueError("x")])
def test_other_faults_stay_faults(rf, error):
    assert AwayMiddleware(None).process_exception(rf.get("/"), error) is None


def test_command_says_it_without_a_traceback(tmp_path):
    program = [sys.executable, str(settings.BASE_DIR / "manage.py"), "export_bibtex"]
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": NOWHERE,
        "DATA_DIR": str(tmp_path),
    }
    ended = subprocess.run(program, env=env, capture_output=True, text=True)

    assert ended.returncode == 1
    assert ended.stderr.startswith("The database can’t be used: connection failed")
    assert "Traceback" not in ended.stderr
