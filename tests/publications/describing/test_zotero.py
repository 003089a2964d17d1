"""What makes Zotero keep each work as what it is."""

import pytest

from .described import make_work, tags_of, values

pytestmark = pytest.mark.django_db

TYPES = {
    "conference": ({"name": "Tests 2023"}, []),
    "workshop": ({"name": "Workshop on Tests"}, []),
    "journal": ({"name": "Journal of Tests"}, []),
    "preprint": ({"arxiv": "2401.00001"}, ["preprint"]),
    "book": ({"name": "Test Press"}, []),
    "chapter": ({"name": "A Book"}, []),
    "thesis": ({"name": "PhD thesis, Roma"}, ["PhD thesis"]),
    "report": ({"name": "Technical report, INRIA"}, ["Technical report"]),
    "patent": ({"name": "US Patent"}, ["patent"]),
    "dataset": ({"name": "Zenodo"}, ["dataset"]),
    "software": ({"name": "Zenodo"}, ["computerProgram"]),
    "talk": ({"name": "Summer School"}, []),
    "other": ({"name": "A Magazine"}, ["document"]),
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_is_said_where_highwire_has_no_tag_for_it(kind):
    place, types = TYPES[kind]
    assert values(make_work(kind, **place), "DC.type") == types


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("conference", "conferencePaper"),
        ("workshop", "conferencePaper"),
        ("journal", "journalArticle"),
        ("chapter", "bookSection"),
        ("thesis", "thesis"),
        ("report", "report"),
    ],
)
def test_without_the_name_of_its_place_the_type_says_the_kind(kind, told):
    assert values(make_work(kind), "DC.type") == [told]


@pytest.mark.parametrize(
    ("kind", "expected"), [("book", "book"), ("preprint", "article")]
)
def test_no_work_is_a_website(kind, expected):
    assert values(make_work(kind), "og:type") == [expected]


FIELDS = [
    ("talk", {"name": "Summer School"}, "z:itemType", "presentation"),
    ("talk", {"name": "Summer School"}, "z:meetingName", "Summer School"),
    ("talk", {"place": "Łódź"}, "z:place", "Łódź"),
    ("preprint", {"arxiv": "2401.00001"}, "z:archiveID", "arXiv:2401.00001"),
    ("patent", {"number": "7,126"}, "z:patentNumber", "7,126"),
    ("book", {"edition": "2nd edition"}, "z:edition", "2nd"),
    ("book", {"series": "LNCS", "volume": "12"}, "z:volume", "12"),
    ("book", {"pages": "350"}, "z:numPages", "350"),
    ("conference", {"name": "Tests", "place": "Rome"}, "z:place", "Rome"),
]


@pytest.mark.parametrize(("kind", "place", "name", "value"), FIELDS)
def test_what_no_other_tag_says_is_a_field_of_zoteros_own(kind, place, name, value):
    assert values(make_work(kind, **place), name) == [value]


def test_the_version_of_software_is_no_part_of_its_publisher():
    work = make_work("software", name="Version 2.1, Zenodo")
    work.appearances.update(fields=[["version", "2.1"]], entry_type="software")
    assert values(work, "z:versionNumber") == ["2.1"]
    assert values(work, "citation_publisher") == ["Zenodo"]


def test_the_sort_of_talk_is_said_as_it_was_imported():
    work = make_work("talk", name="Summer School")
    work.appearances.update(fields=[["type", "Poster"]], entry_type="misc")
    assert values(work, "DC.type") == ["Poster"]


def test_rights_are_said_where_they_are_known():
    work = make_work()
    assert values(work, "DC.rights") == []
    work.appearances.update(fields=[["license", "CC BY 4.0"]], entry_type="misc")
    assert values(work, "DC.rights") == ["CC BY 4.0"]


def test_a_work_without_a_date_is_told_in_dublin_core():
    work = make_work("conference", "Ada Ana", name="Tests", year=None, doi="10.1/x")
    assert [tag for tag in tags_of(work) if tag[0].startswith("DC.")] == [
        ("DC.type", "conferencePaper"),
        ("DC.title", "A Study"),
        ("DC.creator", "Lovelace, Ada"),
        ("DC.creator", "van der Berg, Ana Maria"),
        ("DC.source", "Tests"),
        ("DC.identifier", "doi:10.1/x"),
        ("DC.language", "en"),
    ]
