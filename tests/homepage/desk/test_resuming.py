"""A session ends in the middle of a form: as a browser without script meets it."""

import re
from html import unescape

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from homepage.desk.kept_forms import MAX_LENGTH
from publications.models import Author, Publication, Topic
from tests.publications.desk import filled
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
ADD = "/admin/publications/topic/add/"
ORIGIN = {"Origin": "http://testserver", "Host": "testserver"}
HOSTILE = '"><script>alert(1)</script>\r\nnext line'


@pytest.fixture
def owner():
    return User.objects.create_superuser("ada", password="engine")


@pytest.fixture
def browser(owner):
    """Signed in; forged requests are refused, as they are outside of tests."""
    client = Client(enforce_csrf_checks=True, headers=ORIGIN)
    client.force_login(owner)
    return client


def form_of(page, action=None):
    """The hidden fields of the form to `action`, or of the first, and its address."""
    for attributes, inside in re.findall(
        r"<form([^>]*)>(.*?)</form>", page.content.decode(), re.DOTALL
    ):
        place = re.search(r'action="([^"]*)"', attributes)
        place = unescape(place[1]) if place else ""
        if action is None or place == action:
            pairs = re.findall(
                r'<input type="hidden" name="([^"]*)" value="([^"]*)"', inside
            )
            return place, {unescape(name): unescape(text) for name, text in pairs}
    raise AssertionError(f"There is no form to {action}.")


def sign_in(browser, page, password="engine"):
    place, fields = form_of(page)
    names = {"username": "ada", "password": password}
    return browser.post(place, fields | names)


def opened(browser, path=ADD):
    return {"csrfmiddlewaretoken": token_of(browser.get(path))}


def token_of(page):
    return re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.text)[1]


def end_session(browser):
    del browser.cookies["sessionid"]


def test_what_was_typed_is_sent_again_after_signing_in(browser):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems", "_save": "Save"})
    assert "You were signed out. Sign in again: what you typed is kept" in page.text
    assert not Topic.objects.exists()
    assert "no-store" in page.headers["Cache-Control"]

    answer = sign_in(browser, page)
    again = browser.get(answer.url)
    assert "<dd>Systems</dd>" in again.text
    place, fields = form_of(again, ADD)
    assert fields["_save"] == "Save"

    answer = browser.post(place, fields)
    assert answer.status_code == 302
    assert Topic.objects.get().name == "Systems"
    # It can't be sent once more.
    assert browser.get(again.request["PATH_INFO"]).status_code == 404


def test_a_wrong_password_loses_nothing(browser):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems"})
    page = sign_in(browser, page, "wrong")
    assert AccessAttempt.objects.count() == 1
    again = browser.get(sign_in(browser, page).url)

    assert "<dd>Systems</dd>" in again.text


def test_who_is_locked_out_keeps_the_form_too(browser):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems"})
    for _ in range(5):
        page = sign_in(browser, page, "wrong")
    assert "Too many tries" in page.text
    place, fields = form_of(page)
    page = browser.post(place, fields)
    assert "what you typed is kept" in page.text
    AccessAttempt.objects.all().delete()
    again = browser.get(sign_in(browser, page).url)

    assert "<dd>Systems</dd>" in again.text


def test_a_work_with_rows_is_saved_as_it_was_typed(browser):
    work = make_publication("A work", authors=["Ada A"], year=2024)
    path = reverse("admin:publications_publication_change", args=[work.pk])
    page = browser.get(path)
    data = filled(page) | {"csrfmiddlewaretoken": token_of(page)}
    data |= {"description": HOSTILE, "_continue": "1"}
    data["appearances-0-pages"] = "7"
    end_session(browser)
    page = browser.post(path, data)
    assert "<script>alert" not in page.text
    again = browser.get(sign_in(browser, page).url)
    assert "<script>alert" not in again.text
    browser.post(*form_of(again, path))

    work.refresh_from_db()
    assert work.description == HOSTILE
    assert work.appearances.get().pages == "7"


def test_files_are_named_to_be_chosen_again(browser):
    token = opened(browser)
    end_session(browser)
    file = SimpleUploadedFile("<b>.pdf", b"%PDF")
    page = browser.post(ADD, {**token, "name": "Systems", "file": file})
    again = browser.get(sign_in(browser, page).url)

    assert "Choose them once more afterwards: &lt;b&gt;.pdf." in again.text


def test_a_new_sign_in_elsewhere_does_not_cost_the_form(browser, owner):
    token = opened(browser)
    # A new sign-in brings a new token.
    browser.cookies["csrftoken"] = "a" * 32
    answer = browser.post(ADD, {**token, "name": "Systems"})
    again = browser.get(answer.url)
    assert "<dd>Systems</dd>" in again.text
    browser.post(*form_of(again, ADD))

    assert Topic.objects.get().name == "Systems"


def test_signing_in_elsewhere_makes_the_waiting_page_useful_too(browser, owner):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems"})
    browser.force_login(owner)
    browser.cookies["csrftoken"] = "a" * 32
    again = browser.get(sign_in(browser, page).url)

    assert "<dd>Systems</dd>" in again.text


def test_two_forms_wait_side_by_side(browser):
    token = opened(browser)
    end_session(browser)
    first = browser.post(ADD, {**token, "name": "One"})
    second = browser.post(ADD, {**token, "name": "Two"})
    one = sign_in(browser, first).url
    two = sign_in(browser, second).url

    assert "<dd>One</dd>" in browser.get(one).text
    assert "<dd>Two</dd>" in browser.get(two).text


def test_it_can_be_thrown_away(browser):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems"})
    place = sign_in(browser, page).url
    answer = browser.post(place, opened(browser), follow=True)
    assert "What you had typed is thrown away." in answer.text
    assert browser.get(place).status_code == 404
    assert not Topic.objects.exists()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_what_another_site_sends_is_not_offered(browser, origin):
    browser.get(ADD)
    for is_known in [True, False]:
        answer = browser.post(ADD, {"name": "Evil"}, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "Evil" not in answer.text
        if is_known:
            end_session(browser)


def test_a_form_made_elsewhere_is_not_taken(browser):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems"})
    place, fields = form_of(page)
    forged = signing.dumps({"path": ADD, "fields": [], "files": []}, salt="other")
    names = {"username": "ada", "password": "engine", "kept": forged}
    assert browser.post(place, fields | names).url == ADD


@pytest.mark.parametrize("path", ["/admin/account/", "/admin/auth/user/add/"])
def test_passwords_are_not_kept(browser, path):
    token = opened(browser)
    end_session(browser)
    data = {**token, "new_password1": "secret", "old_password": "secret"}
    assert "kept" not in browser.post(path, data, follow=True).text
    page = browser.post(ADD, {**data, "name": "Systems"})
    again = browser.get(sign_in(browser, page).url)
    assert "secret" not in again.text


def test_what_is_too_long_is_said(browser, monkeypatch):
    token = opened(browser)
    end_session(browser)
    monkeypatch.setattr("homepage.desk.kept_forms.MAX_LENGTH", 10)
    page = browser.post(ADD, {**token, "name": "Systems"})
    assert "too long to be kept" in page.text
    assert MAX_LENGTH > 2_000_000


def test_another_owner_of_the_session_may_do_no_more_than_allowed(browser):
    token = opened(browser)
    end_session(browser)
    page = browser.post(ADD, {**token, "name": "Systems"})
    User.objects.update(is_superuser=False)
    again = browser.get(sign_in(browser, page).url)
    assert browser.post(*form_of(again, ADD)).status_code == 403
    assert not Topic.objects.exists()


def test_a_script_is_answered_as_before(browser):
    token = opened(browser)
    end_session(browser)
    answer = browser.post(ADD, token, headers={"Sec-Fetch-Mode": "cors"})
    assert answer["Location"] == f"/admin/login/?next={ADD}"


def test_each_day_with_a_save_begins_the_two_weeks_anew(browser):
    token = opened(browser)
    answer = browser.post(ADD, {**token, "name": "Systems"})
    assert answer.cookies["sessionid"]["max-age"] == 14 * 24 * 3600
    session = browser.session
    session["day"] = "2020-01-01"
    session.save()
    browser.post(ADD, {**token, "name": "Networks"})
    assert browser.session["day"] > "2020-01-01"


def test_two_hundred_authors_are_kept(browser):
    work = make_publication("Much", authors=[f"Ann Author{n}" for n in range(200)])
    path = reverse("admin:publications_publication_change", args=[work.pk])
    page = browser.get(path)
    data = filled(page) | {"csrfmiddlewaretoken": token_of(page), "_save": "Save"}
    data["title"] = "Changed"
    end_session(browser)
    page = browser.post(path, data)
    assert len(page.content) < 100_000
    again = browser.get(sign_in(browser, page).url)
    browser.post(*form_of(again, path))
    assert Publication.objects.get().title == "Changed"
    assert work.authorships.count() == Author.objects.count() == 200
