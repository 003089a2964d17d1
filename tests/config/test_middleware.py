import gzip
from io import BytesIO

import pytest
from django.http import FileResponse, HttpResponse

from config.middleware import CompressionMiddleware, PolicyMiddleware


def headers(rf, **own):
    response = HttpResponse(headers=own)
    return PolicyMiddleware(lambda request: response)(rf.get("/")).headers


def test_scripts_and_styles_come_from_this_site_alone(rf):
    policy = headers(rf)["Content-Security-Policy"].split("; ")

    assert "default-src 'none'" in policy
    assert any(part.startswith("script-src 'self' 'sha256-") for part in policy)
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_nothing_is_let_through_that_would_run_inline(rf):
    assert "unsafe" not in headers(rf)["Content-Security-Policy"]


def test_a_page_may_not_ask_for_devices(rf):
    assert "camera=()" in headers(rf)["Permissions-Policy"]


def test_what_is_no_page_is_spared_what_only_pages_read(rf):
    found = headers(rf, **{"Content-Type": "text/css"})
    assert "Permissions-Policy" not in found
    assert "default-src 'none'" in found["Content-Security-Policy"]


def test_a_view_may_be_stricter(rf):
    policy = "default-src 'none'; sandbox"
    own = {"Content-Security-Policy": policy}

    assert headers(rf, **own)["Content-Security-Policy"] == policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/publications/", "/admin/login/", "/nowhere"]
)
def test_every_page_carries_the_policy(client, address):
    assert "script-src 'self'" in client.get(address)["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/admin/login/", "/nowhere", "/robots.txt"])
def test_every_answer_is_kept_apart_from_other_sites(client, address, header, value):
    assert client.get(address)[header] == value


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "policy"),
    [("/", "strict-origin-when-cross-origin"), ("/admin/login/", "same-origin")],
)
def test_other_sites_learn_no_more_than_the_name_of_this_one(client, address, policy):
    assert client.get(address)["Referrer-Policy"] == policy


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/publications/", "/admin/login/"])
def test_a_page_is_compressed_for_those_who_ask(client, address):
    response = client.get(address, headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert b"<!doctype html>" in gzip.decompress(response.content).lower()
    assert "Content-Encoding" not in client.get(address)


def answer(rf, content, accepted, **headers):
    response = HttpResponse(content, headers=headers)
    request = rf.get("/", headers={"accept-encoding": accepted})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize(
    ("content", "accepted"),
    [
        ("a page " * 100, "br"),
        ("a page " * 100, "gzip;q=0"),
        ("a page " * 100, "x," * 98 + "gzip;q=0"),
        ("short", "gzip"),
    ],
)
def test_a_page_is_sent_as_it_is_where_that_is_wanted_or_shorter(rf, content, accepted):
    sent = answer(rf, content, accepted)

    assert sent.text == content
    assert "Content-Encoding" not in sent


def test_a_compressed_page_is_told_from_the_page_as_it_is(rf):
    sent = answer(rf, "a page " * 100, "gzip", ETag='"1"')

    assert sent["ETag"] == 'W/"1"'
    assert sent["Vary"] == "Accept-Encoding"
    assert sent["Content-Length"] == str(len(sent.content))


def test_what_is_compressed_already_stays_so(rf):
    sent = answer(rf, "a page " * 100, "gzip", **{"Content-Encoding": "br"})

    assert sent.text == "a page " * 100


def test_the_size_of_a_page_does_not_tell_what_is_in_it(rf):
    sizes = {len(answer(rf, "a page " * 100, "gzip").content) for _ in range(20)}

    assert len(sizes) > 1


def test_a_file_is_sent_as_it_is(rf):
    request = rf.get("/", headers={"accept-encoding": "gzip"})
    response = FileResponse(BytesIO(b"%PDF" * 1000), content_type="application/pdf")
    sent = CompressionMiddleware(lambda request: response)(request)

    assert "Content-Encoding" not in sent
    assert sent["Content-Length"] == "4000"


@pytest.mark.django_db
def test_an_address_longer_than_any_is_not_looked_for(client):
    response = client.get(f"/publications/{'a' * 60_000}/")

    assert response.status_code == 400
    assert "not understood" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("megabytes", "status"), [(65, 413), (63, 200)])
def test_a_stranger_can_send_no_more_than_a_form_with_a_paper(
    client, megabytes, status
):
    length = str(megabytes * 1024 * 1024)
    response = client.get("/admin/login/", CONTENT_LENGTH=length)

    assert response.status_code == status
    assert ("This is too large" in response.content.decode()) is (status == 413)


def test_who_is_signed_in_can_send_an_archive(admin_client):
    response = admin_client.get("/admin/", CONTENT_LENGTH=str(500 * 1024 * 1024))

    assert response.status_code == 200
