"""Files that an import brought or replaced, after it is undone."""

import pytest

from publications.models import Deed, Link
from publications.undoing import undo
from tests.publications.drafts import make_entry
from tests.publications.images import encoded, photo
from tests.publications.importing.bringing import bring, outcomes

pytestmark = pytest.mark.django_db

ENTRY = make_entry(key="a", title="A Work of Some Length", pdf="a.pdf", preview="a.png")
ADDRESS = "/publications/a-work-of-some-length/a-work-of-some-length.pdf"


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "a.png").write_bytes(encoded(photo()))
    return tmp_path


def paper(folder, text):
    (folder / "a.pdf").write_bytes(b"%PDF-1.4 " + text)
    return bring(ENTRY, media=folder)


def read(client):
    response = client.get(ADDRESS)
    return b"".join(response.streaming_content) if response.streaming else b""


def test_replaced_paper_is_back(client, folder):
    paper(folder, b"first")
    paper(folder, b"second")
    assert read(client) == b"%PDF-1.4 second"
    undo(Deed.objects.first())
    assert read(client) == b"%PDF-1.4 first"


def test_paper_of_a_work_that_is_gone_is_gone(client, folder):
    paper(folder, b"first")
    undo(Deed.objects.first())
    assert client.get(ADDRESS).status_code == 404


def test_same_file_brings_the_same_again(client, folder):
    paper(folder, b"first")
    undo(Deed.objects.first())
    assert outcomes(paper(folder, b"first")) == ["created"]
    assert read(client) == b"%PDF-1.4 first"
    link = Link.objects.get()
    assert link.publication.thumbnail_sizes["variants"]
