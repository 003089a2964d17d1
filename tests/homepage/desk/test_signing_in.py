"""Signing in: what a failure says, and how long one waits after too many."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import F
from django.test import RequestFactory
from django.urls import reverse

from config.visitors import address_of

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
HERE = "192.0.2.1"
ELSEWHERE = "198.51.100.7"


@pytest.fixture(autouse=True)
def owner():
    return get_user_model().objects.create_superuser("ada", password="engine")


def sign_in(client, password, *, name="ada", address=HERE, **headers):
    data = {"username": name, "password": password, "next": reverse("admin:index")}
    return client.post(LOGIN, data, REMOTE_ADDR=address, headers=headers)


def fail(client, times, **options):
    for _ in range(times):
        response = sign_in(client, "wrong", **options)
    return response


def is_in(response):
    return response.status_code == 302 and response.url == reverse("admin:index")


def said(response):
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.find(class_="errornote").text.split())


def let_pass(**time):
    """As if all failures had been so long ago."""
    earlier = F("attempt_time") - timedelta(**time)
    AccessAttempt.objects.update(attempt_time=earlier)


def test_a_failure_says_what_is_wrong(client):
    response = fail(client, 1)
    assert said(response) == (
        "The username or the password is not right. Mind capitals in both."
    )


def test_the_last_tries_are_counted_down(client):
    assert "You have 2 more tries, then a wait of 15 min" in said(fail(client, 3))
    assert "You have 1 more try, then a wait of 15 minutes." in said(fail(client, 1))


def test_the_fifth_failure_is_told_for_how_long_to_wait(client):
    response = fail(client, 5)
    assert response.status_code == 429
    assert 890 < int(response["Retry-After"]) <= 900
    assert "was wrong 5 times. Try again in 15 minutes, at " in said(response)
    assert response["Cache-Control"].startswith("max-age=0")


def test_meanwhile_the_right_password_is_refused_too(client):
    fail(client, 5)
    let_pass(minutes=13, seconds=30)
    response = sign_in(client, "engine")
    assert response.status_code == 429
    assert "Try again in 2 minutes, at" in said(response)


def test_trying_on_does_not_make_the_wait_longer(client):
    fail(client, 5)
    let_pass(minutes=14, seconds=30)
    fail(client, 3)
    let_pass(seconds=31)
    assert is_in(sign_in(client, "engine"))


def test_another_browser_at_the_same_place_waits_too(client):
    fail(client, 3, user_agent="Lynx")
    let_pass(minutes=5)
    response = fail(client, 2, user_agent="Curl")
    assert response.status_code == 429
    # When the older three are forgotten.
    assert "Try again in 10 minutes" in said(response)
    let_pass(minutes=10, seconds=1)
    assert is_in(sign_in(client, "engine", user_agent="Curl"))


def test_the_owner_elsewhere_is_not_locked_out(client):
    fail(client, 6)
    assert is_in(sign_in(client, "engine", address=ELSEWHERE))


def test_another_name_is_not_locked_out(client):
    get_user_model().objects.create_superuser("bob", password="engine")
    fail(client, 5)
    assert is_in(sign_in(client, "engine", name="bob"))


def test_a_name_that_nobody_has_is_answered_alike(client):
    assert said(fail(client, 4, name="eve")) == said(fail(client, 4))
    assert fail(client, 1, name="eve").status_code == 429


def test_the_right_password_begins_the_count_anew(client):
    fail(client, 4)
    assert is_in(sign_in(client, "engine"))
    client.logout()
    assert fail(client, 4).status_code == 200


def test_the_command_opens_at_once(client, capsys):
    fail(client, 5)
    call_command("axes_reset")
    assert is_in(sign_in(client, "engine"))


def test_no_password_is_kept(client):
    fail(client, 2)
    kept = AccessAttempt.objects.values().get()
    assert not any("wrong" in str(value) for value in kept.values())


def test_a_hostile_name_is_counted_and_shown_as_text(client):
    response = fail(client, 5, name="<script>\x07'\"\u202e")
    assert response.status_code == 429
    assert b"<script>\x07" not in response.content


def test_the_form_tells_a_way_back_in(client):
    text = client.get(LOGIN).text
    assert "manage.py changepassword admin" in text
    assert "manage.py createsuperuser" in text


def test_who_signs_out_is_told_and_led_on(admin_client):
    page = BeautifulSoup(admin_client.post("/admin/logout/").content, "html.parser")
    assert page.h1.text == "You are signed out"
    leads = {a.text: a["href"] for a in page.find(id="content").find_all("a")}
    assert leads == {"Sign in again": LOGIN, "view the site": "/"}


@pytest.mark.parametrize("place", ["", "//evil.example/", "https://evil.example/"])
def test_signing_in_never_leads_away_from_the_desk(client, place):
    data = {"username": "ada", "password": "engine", "next": place}
    assert is_in(client.post(LOGIN, data))


def test_failures_are_not_in_the_admin(admin_client):
    assert admin_client.get("/admin/axes/accessattempt/").status_code == 404


def address(peer, forwarded=None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return address_of(RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers))


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("127.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("10.1.2.3", "192.0.2.1", "192.0.2.1"),
        # Over a socket.
        ("", "192.0.2.1", "192.0.2.1"),
        # What was sent stands before what the proxy added.
        ("127.0.0.1", "8.8.8.8, 127.0.0.1, 192.0.2.1", "192.0.2.1"),
        # No proxy: anybody can write such a header.
        ("8.8.8.8", "192.0.2.1", "8.8.8.8"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
        ("", "unknown", None),
        ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", None, "192.0.2.1"),
        ("::1", "2001:db8:1:2:ffff::", "2001:db8:1:2::"),
    ],
)
def test_behind_a_proxy_its_word_is_taken(settings, peer, forwarded, found):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert address(peer, forwarded) == found


def test_without_a_proxy_nobody_is_believed(settings):
    settings.SECURE_PROXY_SSL_HEADER = None
    assert address("127.0.0.1", "192.0.2.1") == "127.0.0.1"


def test_who_names_other_addresses_is_counted_all_the_same(client, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(5):
        forged = f"203.0.113.{number}, 192.0.2.9"
        response = sign_in(client, "wrong", address="127.0.0.1", x_forwarded_for=forged)
    assert response.status_code == 429


def fail_with_names(client, count, **options):
    for number in range(count):
        response = sign_in(client, "wrong", name=f"name-{number}", **options)
    return response


def test_an_address_that_tries_name_after_name_waits_too(client):
    assert fail_with_names(client, 19).status_code == 200
    assert is_in(sign_in(client, "engine"))
    response = sign_in(client, "wrong", name="one-more")
    assert response.status_code == 429
    assert "was wrong 20 times. Try again in 15 minutes, at " in said(response)
    assert "nobody can sign in from here, not even" in response.content.decode()
    assert sign_in(client, "engine").status_code == 429
    assert is_in(sign_in(client, "engine", address=ELSEWHERE))


def test_an_address_is_let_in_again_when_its_failures_are_forgotten(client):
    fail_with_names(client, 20)
    let_pass(minutes=15, seconds=1)
    assert is_in(sign_in(client, "engine"))


def test_what_a_locked_out_name_still_tries_is_not_held_against_others(client):
    fail(client, 30)
    get_user_model().objects.create_superuser("bob", password="engine")
    assert is_in(sign_in(client, "engine", name="bob"))
