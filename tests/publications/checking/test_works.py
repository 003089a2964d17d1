"""What is to be asked of a work: a test for each rule."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.checking import Kind
from publications.checking.works import of_each
from publications.models import Authorship, Link, Publication
from tests.publications.factories import (
    make_appearance,
    make_author,
    make_publication,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%%EOF\n"
MEGABYTE = 1024 * 1024
TODAY = date(2026, 7, 1)


def make_paper(*, pdf=PDF, picture=True, **fields):
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
    if picture:
        rows = Publication.objects.filter(pk=work.pk)
        rows.update(thumbnail="a.png", thumbnail_alt="A curve")
        work.refresh_from_db()
    return work


def findings_of(work, today=TODAY):
    ((_, found),) = of_each([work.pk], today)
    return found


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
    assert (finding.place, finding.decides) == ("id_appearances-0-year", True)


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
        "id_thumbnail",
    ]


@pytest.mark.parametrize("kind", ["project", "talk", "software", "dataset"])
def test_what_is_no_paper_needs_no_year_abstract_and_pdf(kind):
    work = make_publication(kind=kind)
    assert [finding.kind for finding in findings_of(work)] == [Kind.PICTURE]


def test_a_picture_is_wanted_and_told_in_words():
    work = make_paper(picture=False)
    assert only_finding(work).place == "id_thumbnail"
    Publication.objects.update(thumbnail="a.png")
    assert only_finding(work).place == "id_thumbnail_alt"


def test_a_link_that_repeats_is_told_at_its_row():
    work = make_paper(links=["https://Example.org/a/", "http://www.example.org/a"])
    Link.objects.exclude(url="").update(kind="code")
    finding = only_finding(work)
    assert finding.kind is Kind.REPEATED
    assert finding.place == "id_links-2-url"


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        ("https://example.org/paper", True),
        ("https://example.org/abs/2409.17264", True),
        ("https://example.org/paper.pdf", False),
        ("https://example.org/paper.PDF?download=1", False),
        ("https://arxiv.org/pdf/2409.17264", False),
        ("https://openreview.net/pdf?id=abc", False),
        ("https://dl.acm.org/doi/pdf/10.1145/1.2", False),
        ("http://[::1", True),
    ],
)
def test_a_pdf_link_names_a_pdf(url, is_told):
    found = findings_of(make_paper(links=[url]))
    assert [finding.kind for finding in found] == [Kind.PDF_NAME] * is_told


@pytest.mark.parametrize(
    ("field", "written", "is_told"),
    [
        ("doi", "10.1145/1.2", False),
        ("doi", "1145/1.2", True),
        ("doi", "see <b>publisher</b>", True),
        ("arxiv", "2409.17264", False),
        ("arxiv", "240.9", True),
    ],
)
def test_a_number_is_well_formed(field, written, is_told):
    work = make_paper()
    work.appearances.update(**{field: written})
    found = [(finding.kind.word, finding.place) for finding in findings_of(work)]
    assert found == [(field, f"id_appearances-0-{field}")] * is_told


@pytest.mark.parametrize(
    ("year", "month", "is_told"),
    [(2023, None, True), (2024, 6, True), (2024, 7, False), (2024, None, False)],
)
def test_a_preprint_of_two_years_is_asked_about(year, month, is_told):
    work = make_paper(year=year)
    work.appearances.update(kind="preprint", month=month)
    kinds = [finding.kind for finding in findings_of(work)]
    assert kinds == [Kind.PREPRINT] * is_told


def test_a_preprint_that_came_out_is_not_asked_about():
    work = make_paper(year=2015)
    work.appearances.update(kind="preprint")
    make_appearance(work, year=2016, kind="journal")
    assert findings_of(work) == []


@pytest.mark.parametrize(
    ("printed", "is_told"),
    [
        ("A. Tumanov", False),
        ("Prof. A. Tumanov", False),
        ("Tumanov, Alexey", False),
        ("Lyosha Tumanow", False),
        ("alexey TUMANOV", False),
        ("B. Tumanov", True),
        ("Alexey Other", True),
        ("王小明", True),
    ],
)
def test_a_printed_name_is_one_of_its_author(printed, is_told):
    author = make_author("Alexey Tumanov")
    author.aliases.create(name="Lyosha Tumanow")
    work = make_paper(authors=["Ada Lovelace", author])
    work.authorships.filter(author=author).update(name=printed)
    found = [(finding.kind, finding.place) for finding in findings_of(work)]
    assert found == [(Kind.NAME, "id_authorships-1-author")] * is_told


def test_a_name_in_its_own_script_is_known():
    author = make_author("Xiaoming Wang", native_name="王小明")
    work = make_paper(authors=[author])
    work.authorships.update(name="王小明")
    assert findings_of(work) == []


def test_queries_do_not_grow_with_the_works():
    def check_all():
        pks = list(Publication.objects.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as queries:
            for _, found in of_each(pks, TODAY):
                assert found == []
        return len(queries)

    def make():
        work = make_paper(authors=["A. B", "C. D"])
        work.authorships.update(name="A. B")
        work.authorships.exclude(author__family_name="B").update(name="C. D")

    make()
    before = check_all()
    for _ in range(5):
        make()
    assert check_all() == before == 6
