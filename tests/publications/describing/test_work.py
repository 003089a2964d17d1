"""JSON-LD of works, for search engines."""

import json

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from publications.describing import json_ld, schema_type, to_script
from publications.models import Link, Topic

from .described import absolute, make_collaboration, make_work, node_of, shown

pytestmark = pytest.mark.django_db

PAGE = "https://jane.example/publications/a-study/"
TYPES = {
    "conference": "ScholarlyArticle",
    "workshop": "ScholarlyArticle",
    "journal": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "report": "Report",
    "patent": "CreativeWork",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "talk": "PresentationDigitalDocument",
    "project": "CreativeWork",
    "other": "CreativeWork",
}


@pytest.mark.parametrize("kind", TYPES)
def test_each_kind_has_its_type(kind):
    work = make_work(kind)
    assert node_of(work)["@type"] == TYPES[kind]
    assert schema_type(shown(work)) == TYPES[kind]


def test_a_paper_says_all_that_is_known():
    work = make_work(
        "journal",
        name="Journal of Tests",
        month=6,
        volume="3",
        number="4",
        pages="117–134",
        doi="10.1000/a<b",
        issn="2041-1723",
        abstract="What it says.",
    )
    work.topics.add(Topic.objects.create(name="Systems"))
    link = ContentFile(b"%PDF-1.4\n%%EOF\n", name="x.pdf")
    Link.objects.create(publication=work, file=link)
    assert node_of(work) == {
        "@type": "ScholarlyArticle",
        "@id": f"{PAGE}#work",
        "url": PAGE,
        "mainEntityOfPage": PAGE,
        "name": "A Study",
        "headline": "A Study",
        "author": [
            {
                "@type": "Person",
                "name": "Ada Lovelace",
                "givenName": "Ada",
                "familyName": "Lovelace",
            }
        ],
        "datePublished": "2023-06",
        "abstract": "What it says.",
        "inLanguage": "en",
        "keywords": ["Systems"],
        "image": f"{PAGE}a-study-card.png",
        "pageStart": "117",
        "pageEnd": "134",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "4",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "3",
                "isPartOf": {
                    "@type": "Periodical",
                    "name": "Journal of Tests",
                    "issn": "2041-1723",
                },
            },
        },
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/a<b"}
        ],
        "sameAs": ["https://doi.org/10.1000/a%3Cb"],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{PAGE}a-study.pdf",
            "encodingFormat": "application/pdf",
        },
        "isAccessibleForFree": True,
    }


CONTAINERS = [
    (
        "conference",
        {
            "name": "Tests 2023",
            "isbn": "9783161484100",
            "publisher": "ACM",
            "series": "LNCS",
        },
        {
            "@type": "Book",
            "name": "Tests 2023",
            "isbn": "9783161484100",
            "publisher": {"@type": "Organization", "name": "ACM"},
            "isPartOf": {"@type": "BookSeries", "name": "LNCS"},
        },
    ),
    ("chapter", {"name": "A Book"}, {"@type": "Book", "name": "A Book"}),
    (
        "journal",
        {"name": "Journal of Tests"},
        {"@type": "Periodical", "name": "Journal of Tests"},
    ),
    (
        "journal",
        {"name": "Journal of Tests", "number": "4"},
        {
            "@type": "PublicationIssue",
            "issueNumber": "4",
            "isPartOf": {"@type": "Periodical", "name": "Journal of Tests"},
        },
    ),
    ("book", {"series": "LNCS"}, {"@type": "BookSeries", "name": "LNCS"}),
    ("journal", {}, None),
    ("thesis", {"name": "PhD thesis, Roma"}, None),
]


@pytest.mark.parametrize(("kind", "place", "expected"), CONTAINERS)
def test_a_work_is_part_of_its_journal_or_book(kind, place, expected):
    assert node_of(make_work(kind, **place)).get("isPartOf") == expected


OWN = [
    ("thesis", {"name": "PhD thesis, Roma"}, "inSupportOf", "PhD"),
    (
        "thesis",
        {"name": "PhD thesis, Roma"},
        "sourceOrganization",
        {"@type": "Organization", "name": "Roma"},
    ),
    ("report", {"name": "INRIA", "number": "RR-1"}, "reportNumber", "RR-1"),
    ("book", {"isbn": "9783161484100"}, "isbn", "9783161484100"),
    ("book", {"edition": "2nd edition"}, "bookEdition", "2nd"),
    ("preprint", {"arxiv": "2401.00001"}, "creativeWorkStatus", "Preprint"),
    ("patent", {}, "genre", "Patent"),
    (
        "preprint",
        {"arxiv": "2401.00001"},
        "sameAs",
        ["https://arxiv.org/abs/2401.00001"],
    ),
    (
        "talk",
        {"name": "Summer School", "place": "Rome"},
        "releasedEvent",
        {
            "@type": "PublicationEvent",
            "name": "Summer School",
            "location": "Rome",
            "startDate": "2023",
        },
    ),
]


@pytest.mark.parametrize(("kind", "place", "name", "value"), OWN)
def test_what_only_some_kinds_have(kind, place, name, value):
    assert node_of(make_work(kind, **place))[name] == value


def test_a_data_set_has_creators_and_a_description():
    node = node_of(make_work("dataset", abstract="All that was measured. " * 3))
    assert node["creator"][0]["name"] == "Ada Lovelace"
    assert "author" not in node
    assert node["description"].startswith("All that was measured.")


def test_software_is_found_in_its_repository():
    work = make_work("software")
    Link.objects.create(publication=work, kind="code", url="https://code.example/x")
    assert node_of(work)["codeRepository"] == "https://code.example/x"


def test_a_work_is_the_same_wherever_it_appeared():
    work = make_work("conference", name="Tests", doi="10.1/x")
    work.appearances.create(kind="preprint", arxiv="2401.00001", position=1)
    assert node_of(work)["sameAs"] == [
        "https://doi.org/10.1/x",
        "https://arxiv.org/abs/2401.00001",
    ]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("CC BY 4.0", False),
        ("javascript:alert(1)", False),
    ],
)
@pytest.mark.parametrize("kind", ["journal", "thesis"])
def test_a_licence_is_known_by_its_address(kind, written, known):
    work = make_work(kind)
    work.appearances.update(fields=[["license", written]], entry_type="misc")
    assert node_of(work).get("license") == (written if known else None)


class TestPeople:
    def people(self, names, **fields):
        work = make_work(people=names)
        author = work.authorships.first().author
        for name, value in fields.items():
            setattr(author, name, value)
        author.save()
        return node_of(work)["author"]

    def test_the_owner_is_one_person_on_all_pages(self):
        [person] = self.people("Ada", is_owner=True, url="https://elsewhere.example")
        assert person["@id"] == "https://jane.example/#me"
        assert person["url"] == "https://jane.example/"

    def test_a_person_is_known_by_web_page_and_orcid(self):
        person, _ = self.people(
            "Ada Ana",
            url="https://ada.example",
            orcid="0000-0002-1825-0097",
            native_name="艾达",
        )
        assert person["url"] == "https://ada.example"
        assert person["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
        assert person["alternateName"] == "艾达"
        assert "@id" not in person

    def test_a_name_is_in_parts(self):
        ana, king = self.people("Ana King")
        assert ana["name"] == "Ana Maria van der Berg"
        assert ana["familyName"] == "van der Berg"
        assert king["honorificSuffix"] == "Jr."

    def test_a_team_is_an_organization(self):
        [team] = self.people("LIGO")
        assert team == {"@type": "Organization", "name": "The LIGO Collaboration"}

    def test_only_a_person_edits(self):
        node = node_of(make_work("book", people="", editors="Ada LIGO"))
        assert [editor["name"] for editor in node["editor"]] == ["Ada Lovelace"]
        team = {"@type": "Organization", "name": "The LIGO Collaboration"}
        assert node["contributor"] == [team]

    def test_of_thousands_only_the_names_are_said(self):
        work = make_collaboration(3000)
        people = node_of(work)["author"]
        assert len(people) == 3000
        assert people[0] == {"@type": "Person", "name": "Ada Maria Lovelace0"}
        written = to_script(json_ld(shown(work), absolute))
        assert len(written.encode()) < 200_000


def test_the_way_to_a_page_begins_at_home():
    graph = json_ld(shown(make_work()), absolute)["@graph"]
    steps = graph[1]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Home", "https://jane.example/"),
        (2, "Publications", "https://jane.example/publications/"),
        (3, "A Study", PAGE),
    ]


def test_nothing_empty_is_said():
    for kind in TYPES:
        written = json.dumps(node_of(make_work(kind, people="", year=None)))
        assert not any(empty in written for empty in ('""', "[]", "{}", "null"))


@given(st.text())
def test_a_script_never_ends_early_and_says_the_same(text):
    written = to_script({"name": text, "</script>": "<!--"})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text
