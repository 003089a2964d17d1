import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.urls import reverse

pytestmark = pytest.mark.django_db

ACCOUNT = reverse("admin:account")
OLD = "engine"
NEW = "four words nobody joins"


@pytest.fixture
def ada(client):
    user = get_user_model().objects.create_superuser("ada", password=OLD)
    client.force_login(user)
    return user


def change_name(client, name, password=OLD):
    data = {"form": "name", "name-username": name, "name-old_password": password}
    return client.post(ACCOUNT, data, follow=True)


def change_password(client, new=NEW, again=NEW, old=OLD):
    data = {
        "form": "password",
        "password-old_password": old,
        "password-new_password1": new,
        "password-new_password2": again,
    }
    return client.post(ACCOUNT, data, follow=True)


def said(response, selector):
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(part.text.split()) for part in page.select(selector)]


def test_the_username_is_changed_with_the_password(client, ada):
    response = change_name(client, "lovelace")
    ada.refresh_from_db()
    assert ada.username == "lovelace"
    assert said(response, ".messagelist li") == [
        "Your username is “lovelace” now. Use it the next time you sign in."
    ]
    assert said(response, "#content > p") == ["You are signed in as lovelace."]


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("lovelace", "wrong", "This is not your password. Mind capitals."),
        ("bob", OLD, "Another account has this username."),
        ("", OLD, "This field is required."),
        ("<b>", OLD, "Enter a valid username."),
        ("a\x00b", OLD, "Null characters are not allowed."),
        ("x" * 151, OLD, "at most 150 characters"),
    ],
)
def test_a_refused_username_is_said_at_its_field(client, ada, name, password, told):
    User.objects.create_user("bob")
    response = change_name(client, name, password)
    ada.refresh_from_db()
    assert ada.username == "ada"
    assert told in " ".join(said(response, ".errorlist"))
    assert said(response, "#content > p") == ["You are signed in as ada."]
    assert said(response, "title")[0].startswith("Error: Your account")


def test_the_password_is_changed_and_one_stays_signed_in(client, ada):
    response = change_password(client)
    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert "Your password is changed." in said(response, ".messagelist li")[0]
    assert client.get(ACCOUNT).status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"old": "wrong"}, "This is not your password."),
        ({"again": "something else"}, "The two password fields didn’t match."),
        ({"new": "short", "again": "short"}, "at least 12 characters"),
        ({"new": "", "again": ""}, "This field is required."),
    ],
)
def test_a_refused_password_is_said_at_its_field(client, ada, typed, told):
    response = change_password(client, **typed)
    ada.refresh_from_db()
    assert ada.check_password(OLD)
    assert told in " ".join(said(response, ".errorlist"))


def test_no_password_is_shown_again(client, ada):
    response = change_password(client, old="wrong-one")
    assert b"wrong-one" not in response.content
    assert NEW.encode() not in response.content


def test_who_found_a_screen_unlocked_can_not_guess_on(client, ada):
    for _ in range(4):
        assert change_name(client, "eve", "wrong").status_code == 200
    assert change_password(client, old="wrong").status_code == 429
    assert change_password(client).status_code == 429
    ada.refresh_from_db()
    assert ada.check_password(OLD)


def test_a_form_without_its_name_changes_nothing(client, ada):
    response = client.post(ACCOUNT, {"form": "other", "name-username": "eve"})
    assert response.status_code == 200
    ada.refresh_from_db()
    assert ada.username == "ada"


def test_only_who_is_signed_in_comes_here(client):
    assert client.get(ACCOUNT).url.startswith(reverse("admin:login"))


def test_djangos_own_address_leads_here(client, ada):
    assert client.get(reverse("admin:password_change")).url == ACCOUNT


class TestAccounts:
    def test_a_new_account_can_sign_in(self, client, ada):
        data = {"username": "bob", "password1": NEW, "password2": NEW}
        client.post(reverse("admin:auth_user_add"), data)
        client.logout()
        login = {"username": "bob", "password": NEW, "next": "/admin/"}
        response = client.post(reverse("admin:login"), login, follow=True)
        assert said(response, "h1") == ["Your site"]
        assert "may not see or change anything" in response.text

    def test_nobody_takes_away_the_own_rights(self, client, ada):
        url = reverse("admin:auth_user_change", args=[ada.pk])
        client.post(url, {"username": "ada"})
        ada.refresh_from_db()
        assert ada.is_active and ada.is_superuser
        delete = reverse("admin:auth_user_delete", args=[ada.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403
        assert User.objects.filter(pk=ada.pk).exists()

    def test_another_account_is_switched_off_and_deleted(self, client, ada):
        bob = User.objects.create_user("bob", is_staff=True)
        url = reverse("admin:auth_user_change", args=[bob.pk])
        response = client.post(url, {"username": "bob"}, follow=True)
        bob.refresh_from_db()
        assert not bob.is_active
        assert said(response, ".messagelist li") == ["“bob” is saved."]
        assert "Nothing: it is switched off" in response.text
        client.post(reverse("admin:auth_user_delete", args=[bob.pk]), {"post": "yes"})
        assert not User.objects.filter(pk=bob.pk).exists()

    def test_only_what_is_of_the_site_can_be_allowed(self, client, ada):
        bob = User.objects.create_user("bob", is_staff=True)
        form = client.get(reverse("admin:auth_user_change", args=[bob.pk]))
        offered = form.context["adminform"].form.fields["user_permissions"].queryset
        apps = set(offered.values_list("content_type__app_label", flat=True))
        assert apps == {"homepage", "publications"}
