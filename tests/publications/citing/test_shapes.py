"""Which field of BibTeX a value stands in, by the type of its entry."""

import pytest

from tests.publications.drafts import make_entry
from tests.publications.importing.bringing import bring

from .test_bibtex import type_and_fields

pytestmark = pytest.mark.django_db

PAPER = {"author": "Doe, Jane", "booktitle": "Tests", "year": "2024"}
ARTICLE = {"author": "Doe, Jane", "journal": "J", "volume": "3", "year": "2024"}


def cited(kind, fields, **options):
    bring(make_entry(kind, **fields))
    return type_and_fields(**options)


def test_chapter_of_a_book_of_others_is_in_a_collection():
    fields = {**PAPER, "publisher": "ACM", "chapter": "3"}
    kind, found = cited("inbook", fields)
    assert (kind, found["booktitle"]) == ("@incollection", "{Tests}")


def test_chapter_of_an_own_book_stays_one():
    fields = {"author": "Doe, Jane", "publisher": "ACM", "chapter": "3"}
    kind, found = cited("inbook", fields)
    assert (kind, found["publisher"]) == ("@inbook", "{ACM}")


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [({}, {"address"}), ({"publisher": "ACM"}, {"address", "location"})],
)
def test_city_is_said_twice_only_beside_a_publisher(publisher, expected):
    _, found = cited("inproceedings", {**PAPER, "location": "Rome", **publisher})
    assert set(found) & {"address", "location"} == expected


@pytest.mark.parametrize(
    ("pages", "said"), [("7", "page 7"), ("7--9", "pages 7--9"), ("7+", "pages 7+")]
)
def test_one_page_is_no_pages(pages, said):
    _, found = cited("inproceedings", {**PAPER, "pages": pages}, for_any_style=True)
    assert found["howpublished"] == rf"{{In \emph{{Tests}}, {said}}}"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"articleno": "4", "eid": "e4", "pages": "1--9"},
            {"articleno": "{4}", "pages": "{1--9}", "numpages": "{9}"},
        ),
        (
            {"eid": "e4", "pages": "1--9"},
            {"eid": "{e4}", "pages": "{1--9}", "numpages": "{9}"},
        ),
        ({"pages": "1--9"}, {"pages": "{1--9}"}),
    ],
)
def test_number_of_an_article_stands_with_how_many_pages_it_has(fields, expected):
    _, found = cited("article", {**ARTICLE, **fields}, for_any_style=True)
    names = {"articleno", "eid", "pages", "numpages"}
    assert {n: v for n, v in found.items() if n in names} == expected


def test_report_of_no_sort_is_a_manual():
    fields = {"author": "Doe, Jane", "institution": "INRIA", "year": "2024"}
    kind, found = cited("report", fields)
    assert (kind, found["organization"]) == ("@manual", "{INRIA}")


def test_work_of_nobody_is_sorted_by_four_words_of_its_title():
    fields = {"title": r"{\'E}tude of \emph{seven} seas in $x$", "year": "2024"}
    assert cited("misc", fields)[1]["key"] == "{Etude of seven seas}"
