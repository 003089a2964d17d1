"""What the journal says of accounts: who signs in, and who fails to."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")


@pytest.fixture(autouse=True)
def owner():
    return get_user_model().objects.create_superuser("ada", password="engine")


@pytest.fixture
def told(caplog):
    caplog.set_level("INFO", "offprint")

    def told():
        ours = [r for r in caplog.records if r.name.startswith("offprint.")]
        return [record.getMessage() for record in ours]

    return told


def sign_in(client, name, password):
    return client.post(LOGIN, {"username": name, "password": password})


def test_signing_in_and_out_is_told(client, told):
    sign_in(client, "ada", "engine")
    client.post(reverse("admin:logout"))

    assert told() == ["Signed in: ada", "Signed out: ada"]


def test_a_session_that_ended_elsewhere_is_ended_in_silence(client, owner, told):
    """Nobody has signed out, and whose it was may not be known any more."""
    sign_in(client, "ada", "engine")
    owner.delete()
    client.get("/publications/")

    assert told() == ["Signed in: ada"]


def test_a_failure_is_told_without_the_password(client, told):
    sign_in(client, "ada", "tooth-and-nail")

    assert told() == ["Wrong password for ada"]


def test_what_is_no_name_here_may_be_a_password_and_is_not_told(client, told):
    sign_in(client, "tooth-and-nail", "ada")

    assert told() == ["Wrong password for a name that nobody has"]


def test_who_must_wait_is_told_once_for_each_try(client, told):
    for _ in range(6):
        sign_in(client, "ada", "wrong")

    assert told() == ["Wrong password for ada"] * 4 + ["Too many failures for ada"] * 2


def test_an_account_that_is_made_and_deleted_is_told(admin_client, told):
    add = reverse("admin:auth_user_add")
    admin_client.post(
        add,
        {
            "username": "bob",
            "password1": "tooth-and-nail",
            "password2": "tooth-and-nail",
        },
    )
    bob = get_user_model().objects.get(username="bob")
    admin_client.post(reverse("admin:auth_user_delete", args=[bob.pk]), {"post": "yes"})

    assert told() == ["Account made: bob", "Account deleted: bob"]


def test_a_new_password_is_told(client, told):
    client.force_login(get_user_model().objects.get())
    client.post(
        reverse("admin:account"),
        {
            "form": "password",
            "password-old_password": "engine",
            "password-new_password1": "tooth-and-nail",
            "password-new_password2": "tooth-and-nail",
        },
    )

    assert told()[-1] == "Own password changed"
