"""What stands in the journal: one line for each thing, and nobody else writes there."""

import logging
import re
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from config.journal import Line, Telling

KEY = "12.Vb9tQ_gX-3Zq"
WHEN = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def record(said, *values, name="offprint.imports", **extra):
    level = logging.WARNING
    made = logging.LogRecord(name, level, "", 0, said, values, None)
    vars(made).update(extra)
    return made


def line(*said, **extra):
    return Line().format(record(*said, **extra))


def failure(said):
    try:
        raise ValueError(said)
    except ValueError:
        return sys.exc_info()


def test_a_line_says_when_and_of_what():
    written = line("Imported: %s", "works.bib")

    assert re.fullmatch(f"{WHEN} WARNING imports: Imported: works.bib", written)


def test_a_line_says_who_asked_for_what_and_from_where(rf):
    request = rf.post("/admin/?secret=1", REMOTE_ADDR="192.0.2.7")
    request.user = User(username="ada")

    assert line("Done", request=request).endswith("Done [ada, 192.0.2.7, POST /admin/]")


def test_who_is_not_signed_in_has_no_name(rf):
    request = rf.get("/", REMOTE_ADDR="2001:db8::1")

    assert line("Done", request=request).endswith("Done [2001:db8::1, GET /]")


@given(st.text())
def test_nobody_adds_a_line_or_moves_the_cursor(text):
    assert line("%s", text).isprintable()


@pytest.mark.parametrize(
    ("sign", "spelled"),
    [("\n", r"\n"), ("\x1b", r"\x1b"), ("\u2028", r"\u2028"), ("\u202e", r"\u202e")],
)
def test_what_is_no_plain_sign_is_spelled_out(sign, spelled):
    assert line("%s", f"a{sign}b").endswith(f"a{spelled}b")


def test_a_line_ends_somewhere():
    assert len(line("%s", "a" * 100_000)) < 1100


def test_whoever_says_much_still_has_an_address(rf):
    written = line("Invalid: %s", "a" * 100_000, request=rf.get("/"))

    assert written.endswith("… [127.0.0.1, GET /]")


def test_the_key_of_a_shared_preview_is_kept_secret(rf):
    written = line("Error: %s", f"/previews/{KEY}/", request=rf.get(f"/previews/{KEY}"))

    assert KEY not in written
    assert written.endswith("/previews/12.…/ [127.0.0.1, GET /previews/12.…]")


def test_an_error_is_told_with_how_it_came_about():
    written = line("Error", exc_info=failure("a\nb\r2026-01-01 forged"))
    first, *others = written.split("\n")

    assert first.endswith("Error")
    assert others[-1].strip() == "2026-01-01 forged"
    assert all(other.startswith("    ") for other in others)


def test_a_refusal_needs_no_traceback():
    refused = failure("Invalid host. You may need to add 'evil' to ALLOWED_HOSTS.")
    written = line(str(refused[1]), status_code=400, exc_info=refused)

    assert written.endswith("Invalid host.")


@pytest.mark.parametrize(
    ("status", "is_told"),
    [(403, True), (404, False), (405, False), (410, False), (500, True), (503, True)],
)
def test_missing_pages_are_not_told(status, is_told):
    assert Telling().filter(record("Answer", status_code=status)) is is_told


def test_what_is_said_stands_on_the_terminal_in_this_form():
    loggers = settings.LOGGING["loggers"]
    handler = settings.LOGGING["handlers"]["terminal"]

    assert loggers["offprint"] == {"handlers": ["terminal"], "level": "INFO"}
    assert loggers["django"]["handlers"] == ["terminal"]
    assert handler["formatter"] == "line"


def told(caplog):
    return [Line().format(record).partition("Z ")[2] for record in caplog.records]


@pytest.mark.django_db
def test_another_host_is_told(client, caplog):
    client.get("/", headers={"host": "evil.example"})

    assert told(caplog)[0].startswith(
        "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header: "
        "'evil.example'. [127.0.0.1, GET /]"
    )


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_told(caplog):
    Client(enforce_csrf_checks=True).post("/admin/login/", {"password": "engine"})

    (line,) = told(caplog)
    assert "django.security.csrf: Forbidden (CSRF cookie not set.)" in line
    assert "engine" not in line


@pytest.mark.django_db
def test_what_an_account_may_not_see_is_told(client, caplog):
    client.force_login(User.objects.create_user("eve", is_staff=True))
    caplog.clear()
    client.get("/admin/publications/publication/add/")

    (line,) = told(caplog)
    assert line.startswith("WARNING django.request: Forbidden (Permission denied)")
    assert line.endswith("[eve, 127.0.0.1, GET /admin/publications/publication/add/]")
