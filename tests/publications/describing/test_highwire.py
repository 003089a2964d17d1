"""What Google Scholar, Zotero and Mendeley read, each rule by itself."""

import pytest
from django.core.files.base import ContentFile

from publications.models import Link, Topic

from .described import (
    citation_tags,
    make_collaboration,
    make_work,
    tags_of,
    values,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%%EOF\n"
NO_BREAK = "\u00a0"


def test_tags_stand_in_their_order():
    work = make_work(
        "journal",
        "Ada Ana",
        name="Journal of Tests",
        month=6,
        day=15,
        volume="3",
        number="4",
        pages="117–134",
        doi="10.1000/x",
        issn="2041-1723",
        abstract="First.\n\nSecond.",
    )
    work.topics.add(
        Topic.objects.create(name="Systems"), Topic.objects.create(name="A")
    )
    Link.objects.create(publication=work, kind="pdf", url="https://a.example/a.pdf")
    assert citation_tags(work) == [
        ("citation_title", "A Study"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_author", "van der Berg, Ana Maria"),
        ("citation_publication_date", "2023/06/15"),
        ("citation_journal_title", "Journal of Tests"),
        ("citation_issn", "2041-1723"),
        ("citation_volume", "3"),
        ("citation_issue", "4"),
        ("citation_firstpage", "117"),
        ("citation_lastpage", "134"),
        ("citation_doi", "10.1000/x"),
        ("citation_language", "en"),
        ("citation_abstract", "First. Second."),
        ("citation_keywords", "A; Systems"),
        ("citation_pdf_url", "https://a.example/a.pdf"),
    ]


PLACES = {
    "conference": (
        {"name": "Tests 2023", "publisher": "ACM", "isbn": "9783161484100"},
        [
            ("citation_inbook_title", "Tests 2023"),
            ("citation_conference_title", "Tests 2023"),
            ("citation_isbn", "9783161484100"),
            ("citation_publisher", "ACM"),
        ],
    ),
    "workshop": (
        {"name": "Workshop on Tests", "series": "LNCS", "volume": "12"},
        [
            ("citation_inbook_title", "Workshop on Tests"),
            ("citation_conference_title", "Workshop on Tests"),
            ("citation_series_title", "LNCS"),
        ],
    ),
    "journal": (
        {"name": "Journal of Tests", "publisher": "Springer"},
        [
            ("citation_journal_title", "Journal of Tests"),
            ("citation_publisher", "Springer"),
        ],
    ),
    "preprint": ({"arxiv": "2401.00001"}, [("citation_publisher", "arXiv")]),
    "book": (
        {"name": "Test Press", "isbn": "9783161484100"},
        [("citation_isbn", "9783161484100"), ("citation_publisher", "Test Press")],
    ),
    "chapter": (
        {"name": "A Book", "publisher": "Test Press"},
        [("citation_inbook_title", "A Book"), ("citation_publisher", "Test Press")],
    ),
    "thesis": (
        {"name": "PhD thesis, Università di Roma"},
        [("citation_dissertation_institution", "Università di Roma")],
    ),
    "report": (
        {"name": "Technical report, INRIA", "number": "RR-1"},
        [
            ("citation_technical_report_institution", "INRIA"),
            ("citation_technical_report_number", "RR-1"),
        ],
    ),
    "patent": ({"name": "US Patent", "number": "7,126"}, []),
    "dataset": ({"name": "Zenodo"}, [("citation_publisher", "Zenodo")]),
    "software": ({"name": "Zenodo"}, [("citation_publisher", "Zenodo")]),
    "talk": ({"name": "Summer School"}, []),
    "other": ({"name": "A Magazine"}, [("citation_publisher", "A Magazine")]),
}
ABOUT_THE_WORK = {"title", "author", "publication_date", "language"}


@pytest.mark.parametrize("kind", PLACES)
def test_each_kind_has_the_tags_of_its_place(kind):
    place, expected = PLACES[kind]
    tags = citation_tags(make_work(kind, **place))
    of_work = {f"citation_{name}" for name in ABOUT_THE_WORK}
    assert [tag for tag in tags if tag[0] not in of_work] == expected


def test_a_project_is_no_paper():
    work = make_work("project", name="A Lab", month=6)
    assert citation_tags(work) == []
    assert not [name for name, _ in tags_of(work) if name.startswith(("DC", "z:"))]


@pytest.mark.parametrize(
    "place", [{"year": None}, {"people": ""}, {"people": "", "editors": "Ada"}]
)
def test_without_date_or_author_there_are_no_citation_tags(place):
    work = make_work("journal", name="Journal of Tests", **place)
    assert citation_tags(work) == []
    assert ("DC.title", "A Study") in tags_of(work)
    assert ("DC.type", "journalArticle") in tags_of(work)


def test_a_book_of_editors_alone_has_them_as_editors():
    work = make_work("book", people="", editors="Ada Ana", name="Test Press")
    assert values(work, "citation_author") == []
    assert values(work, "citation_editor") == [
        "Lovelace, Ada",
        "van der Berg, Ana Maria",
    ]


@pytest.mark.parametrize(
    ("person", "written"),
    [
        ("Ada", "Lovelace, Ada"),
        ("Ana", "van der Berg, Ana Maria"),
        ("King", "King Jr., Martin Luther"),
        ("Nguyen", "Nguyễn, Văn An"),
        ("Wang", "王小明"),
        ("Plato", "Plato"),
        ("LIGO", "The LIGO Collaboration,"),
    ],
)
def test_a_name_is_written_so_that_it_is_split_rightly(person, written):
    work = make_work(people=f"{person} Ada")
    assert values(work, "citation_author")[0] == written


@pytest.mark.parametrize(
    ("person", "written"),
    [
        ("Ana", f"van der Berg, Ana{NO_BREAK}Maria"),
        ("King", f"King Jr., Martin{NO_BREAK}Luther"),
        ("Nguyen", "Nguyễn, Văn An"),
        ("Ada", "Lovelace, Ada"),
        ("LIGO", "The LIGO Collaboration,"),
    ],
)
def test_the_only_author_is_not_taken_for_two(person, written):
    assert values(make_work(people=person), "citation_author") == [written]


def test_the_only_editor_is_not_taken_for_two_either():
    work = make_work("book", people="", editors="Ana", name="Test Press")
    assert values(work, "citation_editor") == [f"van der Berg, Ana{NO_BREAK}Maria"]


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"literal": "Singularity Team, Microsoft"}, "Singularity Team Microsoft,"),
        ({"literal": "Team A; Team B"}, "Team A Team B,"),
        ({"family_name": "van Dyke"}, "van Dyke,"),
        ({"given_name": "A, B", "family_name": "Doe"}, "Doe, A B"),
        ({"literal": "فريق، مصر"}, "فريق مصر,"),
    ],
)
def test_signs_that_part_names_stand_in_none(fields, written):
    work = make_work(people="Ada Ada")
    author = work.authorships.first().author
    blank = dict.fromkeys(["given_name", "family_name"], "")
    type(author).objects.filter(pk=author.pk).update(**blank | fields)
    assert values(work, "citation_author")[0] == written


def test_a_name_is_written_as_printed():
    work = make_work(people="Ada Ana")
    work.authorships.filter(position=0).update(name="A. A. Lovelace")
    assert values(work, "citation_author")[0] == "Lovelace, A. A."


def test_an_orcid_stands_directly_behind_its_author():
    work = make_work(people="Ada Ana")
    author = work.authorships.first().author
    author.orcid = "0000-0002-1825-0097"
    author.save()
    assert citation_tags(work)[1:4] == [
        ("citation_author", "Lovelace, Ada"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "van der Berg, Ana Maria"),
    ]


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ({}, "2023"),
        ({"month": 6}, "2023/06"),
        ({"month": 6, "day": 5}, "2023/06/05"),
    ],
)
def test_a_date_says_what_is_known(date, written):
    work = make_work(**date)
    assert values(work, "citation_publication_date") == [written]


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("117–134", ["117"], ["134"]),
        ("12:1-12:24", ["12:1"], ["12:24"]),
        ("e12", ["e12"], []),
        ("", [], []),
    ],
)
def test_pages_or_the_number_of_an_article(pages, first, last):
    work = make_work(pages=pages)
    assert values(work, "citation_firstpage") == first
    assert values(work, "citation_lastpage") == last


def test_the_meeting_may_be_named_apart_from_its_proceedings():
    work = make_work("conference", name="Proceedings of Tests")
    fields = [["eventtitle", "18th Symposium on {Tests}"]]
    work.appearances.update(fields=fields, entry_type="inproceedings")
    tags = citation_tags(work)
    assert ("citation_inbook_title", "Proceedings of Tests") in tags
    assert ("citation_conference_title", "18th Symposium on Tests") in tags


def test_the_main_appearance_counts():
    work = make_work("conference", name="Symposium on Tests", pages="1–9", position=1)
    work.appearances.create(kind="preprint", arxiv="2401.00001", year=2022)
    assert values(work, "citation_publication_date") == ["2023"]
    assert values(work, "z:archiveID") == []


def test_the_language_is_the_works_own():
    work = make_work()
    work.language = "pt-BR"
    work.save()
    assert values(work, "citation_language") == ["pt"]
    assert values(work, "og:locale") == ["pt_BR"]


class TestPaper:
    def test_one_kept_here_stands_below_the_works_page(self):
        work = make_work()
        Link.objects.create(publication=work, url="https://a.example/a.pdf")
        Link.objects.create(
            publication=work, position=1, file=ContentFile(PDF, name="x.pdf")
        )
        assert values(work, "citation_pdf_url") == [
            "https://jane.example/publications/a-study/a-study.pdf"
        ]

    def test_only_one_is_named(self):
        work = make_work()
        for number in (1, 2):
            Link.objects.create(publication=work, url=f"https://a.example/{number}.pdf")
        assert values(work, "citation_pdf_url") == ["https://a.example/1.pdf"]

    def test_slides_are_none(self):
        work = make_work()
        Link.objects.create(publication=work, kind="slides", url="https://a.org/s.pdf")
        assert values(work, "citation_pdf_url") == []


def test_no_tag_is_empty_or_longer_than_a_line():
    work = make_work(title="A\n\x1ftitle\twith  blanks", abstract="One\r\ntwo")
    assert values(work, "citation_title") == ["A title with blanks"]
    assert all(text == " ".join(text.split()) for _, text in tags_of(work))


def test_titles_and_abstracts_are_plain():
    work = make_work(title="<i>E. coli</i> at $n^2$ & <b>", abstract="A $x$ <i>y</i>")
    assert values(work, "citation_title") == ["E. coli at n^2 & <b>"]
    assert values(work, "citation_abstract") == ["A x y"]


def test_three_thousand_authors_are_all_named():
    work = make_collaboration(3000)
    assert len(values(work, "citation_author")) == 3000
