"""The server asks no other one for anything, whatever addresses it is given (SSRF)."""

import socket

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from publications.models import Publication
from tests.publications.desk import filled
from tests.publications.importing.bringing import bring

INSIDE = "http://169.254.169.254/latest/meta-data"
ENTRY = f"""@article{{x, title={{On Tests}}, author={{Doe, Jane}}, year={{2020}},
  url={{{INSIDE}}}, pdf={{{INSIDE}/paper.pdf}}, preview={{{INSIDE}/picture.png}},
  abstract={{See ![]({INSIDE}/picture.png) and {INSIDE}}}, doi={{10.1000/1}}}}"""


@pytest.fixture
def asked(monkeypatch):
    """Whom the server asked, in vain."""
    found = []

    def refuse(*arguments, **options):
        found.append(arguments)
        raise OSError("No way out of a test.")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=True)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return found


def test_the_trap_catches_who_asks(asked):
    with pytest.raises(OSError, match="No way out"):
        socket.create_connection(("localhost", 80))

    assert asked


@pytest.mark.django_db
def test_addresses_are_kept_and_never_asked(client, asked):
    client.force_login(User.objects.create_superuser("ada", password="engine"))
    bring(ENTRY)
    work = Publication.objects.get()
    form = reverse("admin:publications_publication_change", args=[work.pk])
    more = {"description": f"![picture]({INSIDE}/picture.png)"}
    client.post(form, filled(client.get(form)) | more)
    client.post(reverse("markdownx_markdownify"), {"content": more["description"]})
    pages = [work.get_absolute_url(), "/", "/publications/", "/publications/all.bib"]

    assert INSIDE in client.get(pages[0]).content.decode()
    assert [client.get(page).status_code for page in pages] == [200] * 4
    assert asked == []
