"""For how long one stays signed in."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from homepage.desk.sessions import LONGEST, SINCE

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
INDEX = reverse("admin:index")


@pytest.fixture(autouse=True)
def owner():
    return get_user_model().objects.create_superuser("ada", password="engine")


def sign_in(client, **more):
    client.post(LOGIN, {"username": "ada", "password": "engine", **more})
    return client.cookies[settings.SESSION_COOKIE_NAME]


def is_in(client):
    return client.get(INDEX).status_code == 200


def age(client, **time):
    session = client.session
    session[SINCE] -= timedelta(**time).total_seconds()
    session.save()


def test_one_stays_for_two_weeks(client):
    assert sign_in(client, stays="on")["max-age"] == 14 * 24 * 3600


def test_one_may_stay_until_the_browser_is_closed(client):
    cookie = sign_in(client)

    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert is_in(client)


def test_the_server_forgets_after_two_weeks_too(client):
    sign_in(client, stays="on")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert not is_in(client)


def test_nobody_stays_for_longer_than_three_months(client):
    sign_in(client, stays="on")
    age(client, seconds=LONGEST.total_seconds() - 60)
    assert is_in(client)
    age(client, seconds=61)

    assert not is_in(client)
    assert not Session.objects.exists()


def test_a_new_password_ends_all_other_sessions(client):
    elsewhere = Client()
    sign_in(client), sign_in(elsewhere)
    names = ("old_password", "new_password1", "new_password2")
    words = ("engine", "tooth-and-nail", "tooth-and-nail")
    data = {f"password-{n}": w for n, w in zip(names, words, strict=True)}
    client.post(reverse("admin:account"), {"form": "password", **data})

    assert is_in(client)
    assert not is_in(elsewhere)


def test_signing_in_begins_a_session_of_a_new_name(client):
    before = sign_in(client).value
    client.post(reverse("admin:logout"))

    assert sign_in(client).value != before


def test_a_switched_off_account_is_out_at_once(client, owner):
    sign_in(client)
    owner.is_active = False
    owner.save()

    assert not is_in(client)


def change_password(owner):
    owner.set_password("tooth-and-nail")
    owner.save()


def switch_off(owner):
    owner.is_active = False
    owner.save()


def delete(owner):
    owner.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", [change_password, switch_off, delete])
def test_a_session_of_nobody_ends_at_the_next_page_whatever_it_is(client, owner, end):
    """Of a page that saves nothing, too, and reads one state of the database."""
    sign_in(client)
    end(owner)
    response = client.get("/publications/")

    assert response.status_code == 200
    assert response.wsgi_request.user.is_anonymous
    assert not Session.objects.exists()
    assert response.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0


@pytest.mark.parametrize("address", ["/", "/publications/", LOGIN, "/nowhere"])
def test_visitors_have_no_session(client, address):
    response = client.get(address)

    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert not Session.objects.exists()


def test_no_script_and_no_other_site_uses_the_session(client):
    cookie = sign_in(client)

    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
