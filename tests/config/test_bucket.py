"""Media in a bucket: the same pages, files and imports as from the disk, against a
server that speaks S3 (rclone's)."""

import socket
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from config.variables import media_store
from publications import aside
from publications.importing import waiting
from publications.models import Link
from tests.publications.factories import make_publication
from tests.publications.images import encoded, photo

pytestmark = pytest.mark.django_db

KEY, SECRET = "AKOFOURS", "secret-of-ours"
RCLONE = Path(sys.executable).with_name("rclone")
PAPER = b"%PDF-1.7 " + bytes(range(256)) * 4000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of an S3 server, and the folder of its one bucket."""
    port, folder = free_port(), tmp_path_factory.mktemp("s3")
    (folder / "bucket").mkdir()
    words = ["--addr", f"127.0.0.1:{port}", "--auth-key", f"{KEY},{SECRET}", "--quiet"]
    command = [RCLONE, "serve", "s3", "--config", "", *words, "--vfs-cache-mode=off"]
    with subprocess.Popen([*command, folder]) as process:
        wait_for(port)
        yield f"http://127.0.0.1:{port}", folder / "bucket"
        process.terminate()


def wait_for(port):
    for _ in range(200):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
    pytest.fail("rclone did not begin to serve.")


@pytest.fixture
def bucket(server, settings, monkeypatch, tmp_path):
    """The folder behind it; nothing else than the store keeps media."""
    address, folder = server
    site = tmp_path.name
    url = f"s3://bucket/{site}?endpoint={address}&region=here"
    store(settings, monkeypatch, url)
    yield folder / site
    assert not settings.MEDIA_ROOT.exists()


def store(settings, monkeypatch, url, secret=SECRET):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret)
    settings.STORAGES = {**settings.STORAGES, "default": media_store(url)}


@pytest.fixture
def work(bucket):
    work = make_publication(thumbnail=ContentFile(encoded(photo()), "a.png"))
    link = Link(publication=work)
    link.file.save("any.pdf", ContentFile(PAPER))
    return work


@pytest.fixture
def paper(work):
    return work.links.get().get_absolute_url()


def body(response):
    return b"".join(response)


def test_picture_is_shown_from_the_site_s_own_address(client, work, bucket):
    page = BeautifulSoup(client.get(work.get_absolute_url()).content, "html.parser")
    address = page.find("img", src=True)["src"]
    response = client.get(address)

    assert address.startswith("/media/pictures/")
    assert body(response) == (bucket / address.removeprefix("/media/")).read_bytes()
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_paper_is_read_under_the_address_of_its_work(client, paper):
    response = client.get(paper)

    assert body(response) == PAPER
    assert response["Content-Length"] == str(len(PAPER))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline;")


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=300000-600000", 300_000, 600_000),
        ("bytes=1024000-", 1_024_000, 1_024_008),
        ("bytes=-9", 1_024_000, 1_024_008),
    ],
)
def test_a_part_is_only_that_part(client, paper, wanted, first, last):
    response = client.get(paper, headers={"range": wanted})

    assert response.status_code == 206
    assert body(response) == PAPER[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(PAPER)}"


def test_who_has_it_is_not_sent_it_again(client, paper):
    etag = client.head(paper)["ETag"]
    again = client.get(paper, headers={"if-none-match": etag})
    part = client.get(paper, headers={"range": "bytes=0-3", "if-range": etag})
    other = client.get(paper, headers={"range": "bytes=0-3", "if-range": '"other"'})

    assert again.status_code == 304
    assert body(part) == b"%PDF"
    assert body(other) == PAPER


def test_two_files_of_one_name_are_both_kept(work):
    first = work.links.get().file.name
    second = default_storage.save(first, ContentFile(b"%PDF-2"))

    assert second != first
    assert default_storage.open(first).read() == PAPER
    assert default_storage.open(second).read() == b"%PDF-2"


@pytest.mark.parametrize(
    "name",
    ["papers/none.pdf", "papers/../papers/none.pdf", "../../secret", "pictures/"],
)
def test_what_is_not_there_is_not_found(client, bucket, name):
    with pytest.raises(FileNotFoundError):
        default_storage.open(name)

    assert client.get(f"/media/{name}").status_code == 404


def test_paper_that_is_gone_is_not_found_and_the_page_stays(client, work, paper):
    default_storage.delete(work.links.get().file.name)

    assert client.get(paper).status_code == 404
    assert client.get(work.get_absolute_url()).status_code == 200
    assert client.get("/sitemap.xml").status_code == 200


def test_page_of_a_store_that_refuses_says_that_it_is_away(
    client, work, paper, server, settings, monkeypatch
):
    address, _ = server
    store(settings, monkeypatch, f"s3://bucket?endpoint={address}", secret="wrong")
    client.raise_request_exception = False
    response = client.get(paper)

    assert response.status_code == 503
    assert "The site is away for a moment" in response.text


def test_pages_are_read_while_the_store_is_away(client, work, settings, monkeypatch):
    store(settings, monkeypatch, "s3://bucket?endpoint=http://127.0.0.1:1")
    response = client.get(work.get_absolute_url())

    assert response.status_code == 200
    assert work.title in response.text


def test_form_that_was_refused_keeps_its_upload(bucket):
    sign = aside.put(SimpleUploadedFile("a.pdf", PAPER))

    assert aside.take(sign).read() == PAPER


def test_zip_waits_for_its_import_where_each_computer_finds_it(bucket):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("papers/a.pdf", PAPER)
        archive.writestr("papers/b.pdf", b"%PDF-b")
    packed.seek(0)
    upload = SimpleUploadedFile("files.zip", packed.read())
    kept = waiting.keep([("a.bib", b"@misc{a, title={A}}")], upload)

    path, _ = waiting.media_of(kept).paper("papers/b.pdf")
    assert path.read_bytes() == b"%PDF-b"

    kept.discard()
    assert list(bucket.rglob("*.zip")) == []
    assert not path.exists()


def test_command_brings_papers_into_the_bucket(bucket, tmp_path):
    (tmp_path / "a.pdf").write_bytes(PAPER)
    (tmp_path / "a.bib").write_text("@misc{a, title={A}, author={B, C}, pdf={a.pdf}}")
    call_command("import_bibtex", tmp_path / "a.bib", verbosity=0)

    link = Link.objects.get()
    assert (bucket / link.file.name).read_bytes() == PAPER
