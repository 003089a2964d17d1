import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from publications.importing import MediaError
from publications.importing.papers import Papers
from publications.models import Link
from tests.publications.factories import make_publication

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def work():
    return make_publication("A Work", slug="papers-work")


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "any.pdf"
    path.write_bytes(PDF)
    return path


def content(name):
    with default_storage.open(name) as file:
        return file.read()


def test_is_kept_below_the_address_of_its_work(work, paper):
    papers = Papers()
    assert papers.keep(work, "pdf", paper) == "papers/papers-work/papers-work.pdf"
    papers.undo()
    assert not default_storage.exists("papers/papers-work/papers-work.pdf")


def test_that_changed_since_it_was_planned_is_looked_at_again(work, paper):
    paper.write_bytes(b"<html>")
    with pytest.raises(MediaError, match="its content is something else"):
        Papers().keep(work, "pdf", paper)


def test_takes_the_place_of_what_an_import_broken_off_left(work, paper):
    name = "papers/papers-work/papers-work.pdf"
    default_storage.save(name, ContentFile(b"%PDF of another work"))
    assert Papers().keep(work, "pdf", paper) == name
    assert content(name) == PDF


def test_leaves_the_file_of_a_link_alone(work, paper):
    name = "papers/papers-work/papers-work.pdf"
    default_storage.save(name, ContentFile(b"%PDF of a link"))
    Link.objects.create(publication=work, file=name)
    assert Papers().keep(work, "pdf", paper) != name
    assert content(name) == b"%PDF of a link"
