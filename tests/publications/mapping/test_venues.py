import pytest

from tests.publications.drafts import make_draft

OSDI = "18th USENIX Symposium on Operating Systems Design and Implementation"


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({"abbr": "OSDI"}, "OSDI"),
        ({"abbr": "OSDI'24"}, "OSDI"),
        ({"abbr": "OSDI 2024"}, "OSDI"),
        ({"shortjournal": "Nat. Commun."}, "Nat. Commun."),
        ({"series": "OSDI '24"}, "OSDI"),
        ({"booktitle": f"{OSDI} (OSDI’24)"}, "OSDI"),
        ({"booktitle": f"{OSDI} (OSDI 24)"}, "OSDI"),
        ({"booktitle": "15th ACM Symposium on Cloud Computing (SoCC 2024)"}, "SoCC"),
        ({"booktitle": "Data Engineering ({ICDE})", "series": "LNCS"}, "ICDE"),
        ({"series": "LNCS"}, ""),
        ({"series": "Lecture Notes in Computer Science"}, ""),
        ({"booktitle": "Proceedings of Something (Extended Abstracts)"}, ""),
        ({}, ""),
    ],
)
def test_short_name(fields, short):
    assert make_draft("inproceedings", **fields).venue_short == short


def test_works_of_several_years_meet_under_the_short_name():
    draft = make_draft("inproceedings", booktitle=f"{OSDI} (OSDI’24)")
    assert (draft.name, draft.venue) == (f"{OSDI} (OSDI’24)", "OSDI")


def test_articles_meet_under_the_name_of_the_journal():
    draft = make_draft("article", journal="Journal of Tests", abbr="JoT")
    assert (draft.venue, draft.venue_short) == ("Journal of Tests", "JoT")


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("article", {"journaltitle": "Nature"}, "Nature"),
        (
            "inproceedings",
            {"booktitle": "Proc. of X", "publisher": "ACM"},
            "Proc. of X",
        ),
        ("inproceedings", {"eventtitle": "Meeting on X"}, "Meeting on X"),
        ("book", {"publisher": "Springer"}, "Springer"),
        ("book", {"booktitle": "Its own title"}, ""),
        ("phdthesis", {"school": "MIT"}, "PhD thesis, MIT"),
        ("mastersthesis", {"school": "MIT"}, "Master’s thesis, MIT"),
        ("thesis", {"type": "phdthesis", "institution": "MIT"}, "PhD thesis, MIT"),
        ("phdthesis", {"school": "EPFL", "type": "Thèse"}, "Thèse, EPFL"),
        ("techreport", {"institution": "INRIA"}, "Technical report, INRIA"),
        ("misc", {"howpublished": "Poster at SOSP"}, "Poster at SOSP"),
        ("misc", {"howpublished": r"\url{https://example.org}"}, ""),
        (
            "article",
            {"journal": r"Astronomy \& Astrophysics"},
            "Astronomy & Astrophysics",
        ),
        ("article", {"journal": "arXiv preprint arXiv:2101.00001"}, ""),
    ],
)
def test_name_as_printed(kind, fields, name):
    assert make_draft(kind, **fields).name == name


def test_preprint_has_no_venue_to_meet_under():
    draft = make_draft("article", journal="bioRxiv", abbr="arXiv")
    assert (draft.name, draft.venue, draft.venue_short) == ("bioRxiv", "", "")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"location": "Santa Clara"}, "Santa Clara"),
        ({"address": "New York"}, "New York"),
        ({"location": "Santa Clara", "address": "New York"}, "Santa Clara"),
        ({"venue": "Wien", "booktitle": "ICML"}, "Wien"),
        ({}, ""),
    ],
)
def test_place(fields, place):
    assert make_draft("inproceedings", **fields).place == place


def test_a_long_abbreviation_is_no_short_name():
    long = "Engineering Science and Technology, an International Journal"
    assert make_draft("article", journal="J", shortjournal=long).venue_short == ""


def test_city_that_names_the_venue_is_not_said_twice():
    draft = make_draft("misc", howpublished="Rome", address="Rome")
    assert (draft.name, draft.place) == ("Rome", "")


def test_countries_of_a_patent_are_named():
    draft = make_draft("patent", number="1", location="countryfr and countryde")
    assert draft.place == "France and Germany"
