"""Works of every kind as they are typed by hand, few of them complete."""

from publications.models import Author, Authorship, Publication, Topic, Venue
from tests.publications.factories import make_appearance, make_publication

NAMES = [
    {"given_name": "Åse", "family_name": "Ørsted"},
    {"given_name": "Éva Ágnes", "family_name": "Őry"},
    {"given_name": "Ana", "particle": "van der", "family_name": "Berg"},
    {"given_name": "Martin Luther", "family_name": "King", "suffix": "Jr."},
    {"given_name": "Şule", "family_name": "Šimić-Łoś"},
    {"literal": "Institute of Trial and Error"},
    {"family_name": "王小明"},
]
TITLES = [
    "Vidur: A Large-Scale Simulator for {LLM} & <i>E. coli</i> at 100% of $O(n^2)$",
    "Über H<sub>2</sub>O_x and #2 of ~5^3 \\ more",
    "An unbalanced } brace and a lonely $",
]
PLACES = [
    {"kind": "preprint", "arxiv": "2401.00001"},
    {"kind": "preprint", "name": "bioRxiv", "doi": "10.1101/2020.01.01.123456"},
    {"kind": "workshop", "name": "Workshop on R&D"},
    {
        "kind": "conference",
        "name": "18th Symposium on Tests (TEST’24)",
        "place": "Łódź",
    },
    {
        "kind": "conference",
        "name": "Proceedings of Tests",
        "publisher": "ACM",
        "place": "Rome",
        "pages": "117–134",
        "volume": "3",
        "number": "4",
        "doi": "10.1145/1_2<3>",
        "isbn": "978-3-16-148410-0",
    },
    {"kind": "journal", "name": "Journal of Tests", "volume": "3", "number": "4"},
    {
        "kind": "journal",
        "name": "Journal of Tests",
        "pages": "e12",
        "issn": "2041-1723",
    },
    {"kind": "journal", "name": "Journal of Tests", "number": "4"},
    {"kind": "journal", "name": "Journal of Tests", "date_text": "in press"},
    {"kind": "book", "name": "Test Press", "place": "Rome"},
    {"kind": "book", "name": "Test Press"},
    {
        "kind": "book",
        "name": "Test Press",
        "publisher": "Test Press",
        "edition": "2nd edition",
        "series": "Tests & Trials",
        "volume": "12",
    },
    {"kind": "book"},
    {"kind": "thesis", "name": "PhD thesis, Università di Roma"},
    {"kind": "thesis", "name": "Habilitation thesis, Sorbonne"},
    {"kind": "thesis", "name": "Sorbonne"},
    {"kind": "thesis"},
    {"kind": "report", "name": "Technical report, INRIA", "number": "RR-1"},
    {"kind": "report", "name": "INRIA"},
    {"kind": "other", "name": "Invited talk", "note": "Slides on request"},
    {"kind": "other"},
]


def make_works():
    """Each place with authors, with editors only, and with nobody; and a chapter, a
    project that appeared nowhere and a work in a venue."""
    authors = [Author.objects.create(**name) for name in NAMES]
    for number, fields in enumerate(PLACES):
        for role in ("author", "editor", ""):
            work = make_publication(
                TITLES[number % len(TITLES)], and_others=number % 2 == 0
            )
            if role:
                add_people(work, authors[number % 3 :], role)
            is_dated = number % 3 and "date_text" not in fields
            date = {"year": 2024, "month": 6, "day": 7} if is_dated else {}
            make_appearance(work, **{"name": "", **date, **fields})
    chapter = make_publication("A Chapter", kind="chapter")
    add_people(chapter, authors, "author")
    add_people(chapter, authors[:1], "editor")
    make_appearance(
        chapter, kind="book", name="A Book", publisher="Test Press", year=1999
    )
    make_publication("A Project", kind="project")
    paper = make_publication("Two Places", abstract="One.\n\nTwo.", authors=["Jo Doe"])
    paper.topics.add(Topic.objects.create(name="Systems"))
    venue = Venue.objects.create(name="Symposium on Tests", short_name="TEST")
    make_appearance(paper, kind="preprint", name="", arxiv="2401.00002", year=2023)
    make_appearance(paper, kind="conference", name="", venue=venue, year=2024)
    return Publication.objects.published().newest_first().for_display()


def add_people(work, authors, role):
    for position, author in enumerate(authors):
        Authorship.objects.create(
            publication=work, author=author, role=role, position=position
        )
