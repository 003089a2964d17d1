import os

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from publications.media import serve_stored

# Each answer, once closed, sees to the connection with the database.
pytestmark = pytest.mark.django_db

NAME = "pictures/0f-192.webp"
CONTENT = bytes(range(256)) * 4


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in (NAME, "uploads/0f-3x2.webp", "originals/0f.webp", "papers/a/a.pdf"):
        store(settings.MEDIA_ROOT, name)
    (tmp_path / "secret_key").write_text("secret")
    return settings.MEDIA_ROOT


def store(media, name, content=CONTENT):
    path = media / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def get(name=NAME, method="get", **headers):
    return getattr(Client(), method)(f"/media/{name}", headers=headers)


def serve(name, **options):
    return serve_stored(RequestFactory().get("/"), name, **options)


def body(response):
    return b"".join(response)


@pytest.mark.parametrize("name", [NAME, "uploads/0f-3x2.webp"])
def test_picture_is_served(name, media):
    response = get(name)

    assert body(response) == CONTENT
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Content-Length"] == "1024"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Content-Disposition"] == (
        f'inline; filename="{os.path.basename(name)}"'
    )


def test_head_tells_the_same_without_the_picture(media):
    whole, head = get(), get(method="head")
    whole.close()

    assert body(head) == b""
    assert head.headers["Content-Length"] == "1024"
    assert head.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_other_methods_are_not_allowed(method, media):
    assert get(method=method).status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "originals/0f.webp",
        "papers/a/a.pdf",
        "pictures/none.webp",
        "pictures",
        "pictures/",
        "pictures/../originals/0f.webp",
        "pictures/..%2foriginals/0f.webp",
        "pictures/%2e%2e/%2e%2e/secret_key",
        "../secret_key",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "pictures//0f-192.webp",
        "pictures/./0f-192.webp",
        "pictures/0f-192.webp/",
        "pictures/0f-192.webp%00",
        "pictures/%00.webp",
        "pictures/..%5c..%5csecret_key.webp",
        "pictures/0f-192.webp%0a",
        "pictures/%ff.webp",
        "pictures/" + "a" * 1900 + ".webp",
        "Pictures/0f-192.webp",
        "pictures/sub/0f.webp",
    ],
)
def test_nothing_else_is_found(name, media):
    store(media, "pictures/sub/0f.webp")

    assert get(name).status_code == 404


@pytest.mark.parametrize("target", ["../secret_key", "originals/0f.webp"])
def test_link_out_of_the_public_folders_is_not_followed(target, media):
    (media / "pictures" / "link.webp").symlink_to(media / target)

    assert get("pictures/link.webp").status_code == 404


def test_folder_behind_a_link_is_not_entered(media):
    (media / "pictures" / "sub").symlink_to(media / "originals")

    with pytest.raises(Http404):
        serve("pictures/sub/0f.webp")


@pytest.mark.parametrize("name", ["", ".", "..", "/etc/passwd", "a\0", "papers\\a"])
def test_name_that_leads_nowhere_is_not_found(name, media):
    with pytest.raises(Http404):
        serve(name)


# What the browser has already


def test_known_tag_is_not_sent_again(media):
    first = get()
    first.close()
    again = get(**{"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_known_date_is_not_sent_again(media):
    first = get()
    first.close()
    again = get(**{"If-Modified-Since": first.headers["Last-Modified"]})

    assert again.status_code == 304


def test_changed_file_is_sent_again(media):
    first = get()
    first.close()
    store(media, NAME, b"changed")
    again = get(**{"If-None-Match": first.headers["ETag"]})

    assert body(again) == b"changed"


# A part of a file


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-99", 0, 99),
        ("bytes=1000-", 1000, 1023),
        ("bytes=1000-9999", 1000, 1023),
        ("bytes=-24", 1000, 1023),
        ("bytes=-9999", 0, 1023),
    ],
)
def test_one_range_is_sent(wanted, start, end, media):
    response = get(Range=wanted)

    assert response.status_code == 206
    assert body(response) == CONTENT[start : end + 1]
    assert response.headers["Content-Range"] == f"bytes {start}-{end}/1024"
    assert response.headers["Content-Length"] == str(end + 1 - start)


@pytest.mark.parametrize("wanted", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_range_behind_the_end_cannot_be_satisfied(wanted, media):
    response = get(Range=wanted)

    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize(
    "wanted",
    ["bytes=0-1,5-6", "bytes=9-2", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=²-"]
    + ["bytes=" + "9" * 5000 + "-"],
)
def test_range_that_is_not_understood_is_ignored(wanted, media):
    response = get(Range=wanted)

    assert response.status_code == 200
    assert body(response) == CONTENT


def test_range_of_a_file_that_has_changed_is_ignored(media):
    response = get(Range="bytes=0-1", **{"If-Range": '"old"'})

    assert response.status_code == 200
    assert body(response) == CONTENT


def test_range_of_the_file_that_is_known_is_sent(media):
    first = get()
    first.close()
    for known in (first.headers["ETag"], first.headers["Last-Modified"]):
        response = get(Range="bytes=0-1", **{"If-Range": known})

        assert body(response) == CONTENT[:2]


# Files of other kinds


def test_paper_is_shown_under_its_name(media):
    response = serve("papers/a/a.pdf", filename="Vidur – a study.pdf")
    response.close()

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        "inline; filename*=utf-8''Vidur%20%E2%80%93%20a%20study.pdf"
    )
    assert "sandbox" not in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("name", "content_type", "disposition"),
    [
        ("a.html", "text/html", "attachment"),
        ("a.svg", "image/svg+xml", "attachment"),
        ("a.zip", "application/zip", "attachment"),
        ("a.unknown", "application/octet-stream", "attachment"),
        ("b", "application/octet-stream", "attachment"),
        ("a.pdf.gz", "application/octet-stream", "attachment"),
        ("a.txt", "text/plain; charset=utf-8", "inline"),
        ("a.bib", "text/plain; charset=utf-8", "inline"),
    ],
)
def test_only_harmless_types_are_shown(name, content_type, disposition, media):
    store(media, f"papers/{name}")
    response = serve(f"papers/{name}")
    response.close()

    assert response.headers["Content-Type"] == content_type
    assert (
        response.headers["Content-Disposition"] == f'{disposition}; filename="{name}"'
    )
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_caller_decides_what_is_shown(media):
    response = serve("papers/a/a.pdf", inline_types=[])
    response.close()

    assert response.headers["Content-Disposition"] == 'attachment; filename="a.pdf"'


def test_large_files_leave_in_large_blocks(media):
    store(media, NAME, bytes(600_000))

    assert [len(block) for block in get()] == [262_144, 262_144, 75_712]
