import os
import time

import pytest
from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from publications import aside

# The folder of the media is of its own for each test.
NAME = "../\u202efdp.a\0.pdf"


def put(content=b"%PDF-1.4", name="a.pdf"):
    return aside.put(SimpleUploadedFile(name, content))


def kept():
    return default_storage.listdir(aside.FOLDER)[1]


def test_what_is_put_aside_is_taken_as_it_was():
    file = aside.take(put())
    assert (file.name, file.read(), file.size) == ("a.pdf", b"%PDF-1.4", 8)


def test_it_is_kept_once_however_often_it_is_put_back():
    sign = put()
    assert aside.put(aside.take(sign)) == sign
    assert len(kept()) == 1


def test_its_name_tells_nothing_of_where_it_is():
    put(name=NAME)
    [name] = kept()
    assert len(name) == 32
    assert name.isalnum()


@pytest.mark.parametrize(
    "sign",
    ["", "x", "x:y:z", signing.dumps(["papers/a/a.pdf", "a.pdf"]), "\0", "ü" * 500],
    # Not by what they are: a signature has its time in it, and two processes would
    # not agree on its name.
    ids=["empty", "word", "parts", "signed for another use", "NUL", "long"],
)
def test_only_what_was_signed_here_is_taken(sign):
    default_storage.save("papers/a/a.pdf", SimpleUploadedFile("a.pdf", b"secret"))
    assert aside.take(sign) is None


def test_it_is_gone_after_a_day():
    sign = put()
    [name] = kept()
    path = default_storage.path(f"{aside.FOLDER}/{name}")
    yesterday = time.time() - aside.KEPT_FOR.total_seconds() - 60
    os.utime(path, (yesterday, yesterday))
    another = put(b"another")
    assert aside.take(sign) is None
    assert aside.take(another).read() == b"another"
    assert len(kept()) == 1


def test_a_sign_of_yesterday_is_worth_nothing(monkeypatch):
    sign = put()
    later = time.time() + aside.KEPT_FOR.total_seconds() + 60
    monkeypatch.setattr(time, "time", lambda: later)
    assert aside.take(sign) is None


@pytest.mark.django_db
def test_it_has_no_address(client):
    put()
    [name] = kept()
    assert client.get(f"/media/{aside.FOLDER}/{name}").status_code == 404
