"""What a visitor sees when something is refused, in the look of the site."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from config.middleware import BusyMiddleware

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


def test_what_is_for_the_owner_is_not_allowed():
    response = Client().post(reverse("markdownx_markdownify"), {"content": "x"})
    assert response.status_code == 403
    assert "Not allowed" in response.text


def test_a_database_that_is_busy_is_told_without_a_fault(rf):
    middleware = BusyMiddleware(get_response=None)
    busy = OperationalError("database is locked")
    response = middleware.process_exception(rf.post("/admin/"), busy)
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "Nothing of yours was saved" in response.text


def test_other_faults_of_the_database_stay_faults(rf):
    middleware = BusyMiddleware(get_response=None)
    fault = OperationalError("disk I/O error")
    assert middleware.process_exception(rf.get("/"), fault) is None
