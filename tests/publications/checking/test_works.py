"""What of Google Scholar's rules a work does not meet: a test for each."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.checking import checked, to_check
from publications.models import Authorship, Link, Publication
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%%EOF\n"
MEGABYTE = 1024 * 1024


def make_paper(*, pdf=PDF, **fields):
    """A work that lacks nothing, but for what is said otherwise."""
    work = make_publication(
        **{
            "title": "A Paper",
            "authors": ["Ada Lovelace"],
            "abstract": "We ask.",
            "year": 2024,
            **fields,
        }
    )
    if pdf:
        Link(publication=work).file.save("paper.pdf", ContentFile(pdf))
    return work


def findings_of(work):
    (found,) = checked(to_check(Publication.objects.filter(pk=work.pk)))
    return found.findings


def only_finding(work):
    (finding,) = findings_of(work)
    return finding


def test_a_work_with_everything_lacks_nothing():
    assert findings_of(make_paper()) == []


def test_without_an_author_it_is_left_out():
    finding = only_finding(make_paper(authors=[]))
    assert finding.text == "It has no author."
    assert (finding.place, finding.decides) == ("authorships-group", True)


def test_an_advisor_is_no_author():
    work = make_paper(authors=[])
    Authorship.objects.create(publication=work, author=make_author(), role="advisor")
    assert only_finding(work).text == "It has no author."


def test_without_a_year_it_is_left_out():
    work = make_paper(year=None)
    make_appearance(work, date_text="in press")
    finding = only_finding(work)
    assert finding.text == "It has no year."
    assert (finding.place, finding.decides) == ("appearances-group", True)


def test_without_a_place_it_has_no_year():
    finding = only_finding(make_paper(year=None))
    assert finding.text == "It has no year, as it doesn't say where it appeared."
    assert (finding.place, finding.decides) == ("appearances-group", True)


def test_a_title_of_markup_alone_is_none():
    finding = only_finding(make_paper(title="<i> </i>"))
    assert finding.text == "Its title has no words."
    assert (finding.place, finding.decides) == ("id_title", True)


def test_an_abstract_is_wanted():
    finding = only_finding(make_paper(abstract="", description="In my words."))
    assert finding.text == "It has no abstract."
    assert (finding.place, finding.decides) == ("id_abstract", False)


def test_a_pdf_is_wanted():
    finding = only_finding(make_paper(pdf=None))
    assert "no PDF" in finding.text
    assert (finding.place, finding.decides) == ("links-group", False)


def test_a_pdf_elsewhere_is_not_below_the_page():
    work = make_paper(pdf=None, links=["https://arxiv.example/a.pdf"])
    assert "Its PDF is at arxiv.example, not" in only_finding(work).text


def test_a_pdf_that_is_here_counts_beside_one_elsewhere():
    work = make_paper(links=["https://arxiv.example/a.pdf"])
    assert findings_of(work) == []


def test_slides_are_no_paper():
    work = make_paper(pdf=None)
    Link(publication=work, kind="slides").file.save("a.pdf", ContentFile(PDF))
    assert "no PDF" in only_finding(work).text


def test_a_pdf_that_is_gone_is_missed():
    work = make_paper()
    link = work.links.get()
    link.file.storage.delete(link.file.name)
    assert "is gone" in only_finding(work).text


@pytest.mark.parametrize(("size", "count"), [(5 * MEGABYTE, 0), (5 * MEGABYTE + 1, 1)])
def test_a_pdf_has_at_most_five_megabytes(size, count):
    found = findings_of(make_paper(pdf=PDF.ljust(size)))
    assert [finding.text[:16] for finding in found] == ["Its PDF has 5.0\xa0"] * count


def test_a_pdf_that_is_none_is_told():
    work = make_paper()
    with open(work.links.get().file.path, "wb") as file:
        file.write(b"<!doctype html>")
    assert "is no PDF" in only_finding(work).text


def test_a_paper_is_a_pdf_by_its_name():
    work = make_paper(pdf=None)
    Link(publication=work).file.save("paper.txt", ContentFile(b"words"))
    assert "doesn't end in .pdf" in only_finding(work).text


def test_a_pdf_of_another_folder_is_not_below_the_page():
    work = make_paper()
    Link.objects.update(file=make_paper(title="Other").links.get().file.name)
    assert "not below its page" in only_finding(work).text


def test_everything_that_is_missing_is_told():
    work = make_publication()
    assert [finding.place for finding in findings_of(work)] == [
        "authorships-group",
        "appearances-group",
        "id_abstract",
        "links-group",
    ]


def test_a_project_is_not_checked():
    work = make_publication(kind=Publication.Kind.PROJECT)
    (found,) = checked(to_check(Publication.objects.filter(pk=work.pk)))
    assert (found.is_paper, found.findings) == (False, [])


def test_queries_do_not_grow_with_the_works():
    def check_all():
        with CaptureQueriesContext(connection) as queries:
            for found in checked(to_check(Publication.objects.newest_first())):
                assert found.findings == []
        return len(queries)

    make_paper()
    before = check_all()
    for _ in range(5):
        make_paper(authors=["A. B", "C. D"])
    assert check_all() == before == 2
