import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from publications.importing import MediaError
from publications.importing.papers import Papers
from publications.models import Link
from tests.publications.drafts import make_entry
from tests.publications.factories import make_publication

from .bringing import bring

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


def test_leaves_the_file_of_a_link_alone(work, paper):
    name = "papers/papers-work/papers-work.pdf"
    default_storage.save(name, ContentFile(b"%PDF of a link"))
    Link.objects.create(publication=work, file=name)
    assert Papers().keep(work, "pdf", paper) != name
    assert content(name) == b"%PDF of a link"


def test_is_found_at_an_address_that_no_other_file_of_the_work_has(work, paper):
    papers = Papers()
    assert papers.name(work, "pdf", paper) == "papers-work.pdf"
    assert papers.name(work, "pdf", paper) == "papers-work-2.pdf"
    Link.objects.create(publication=work, file="x.pdf", kind="slides")
    assert papers.name(work, "slides", paper) == "papers-work-slides-2.pdf"


def test_that_was_replaced_stays_for_the_history_below_the_same_address(tmp_path):
    text = make_entry(title="A Work", pdf="paper.pdf")
    (tmp_path / "paper.pdf").write_bytes(PDF)
    bring(text, media=tmp_path)
    first = Link.objects.get()
    (tmp_path / "paper.pdf").write_bytes(PDF + b"% again")
    bring(text, media=tmp_path)
    link = Link.objects.get()
    assert link.get_absolute_url() == first.get_absolute_url()
    assert content(link.file.name) == PDF + b"% again"
    assert content(first.file.name) == PDF
