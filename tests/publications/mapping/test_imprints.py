import pytest

from tests.publications.drafts import make_draft

LNCS = "Lecture Notes in Computer Science"


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("inbook", {"chapter": "3", "publisher": "ACM"}, "Chapter 3, ACM"),
        ("inbook", {"chapter": "3", "booktitle": "Handbook"}, "Handbook"),
        ("software", {"version": "1.2", "publisher": "Zenodo"}, "Version 1.2, Zenodo"),
        ("patent", {"nationality": "US", "type": "patentus"}, "US patent"),
        ("patent", {"nationality": "US"}, "US patent"),
        ("patent", {}, "Patent"),
        ("misc", {"note": "US Patent 8,135,655"}, "US Patent 8,135,655"),
        ("phdthesis", {"school": "Dissertation, MIT"}, "Dissertation, MIT"),
        ("bachelorthesis", {"school": "MIT"}, "Bachelor’s thesis, MIT"),
        ("thesis", {"type": "Lizentiat", "school": "ETH"}, "Lizentiat, ETH"),
        ("report", {"type": "techreport", "institution": "X"}, "Technical report, X"),
        ("techreport", {"institution": "Report of X"}, "Report of X"),
    ],
)
def test_name_with_what_stands_around_it_in_print(kind, fields, name):
    assert make_draft(kind, **fields).name == name


def test_number_of_a_patent_that_says_its_country():
    draft = make_draft("patent", nationality="US", number="US7895420B2", type="patent")
    assert (draft.name, draft.number) == ("Patent", "US7895420B2")


@pytest.mark.parametrize(
    ("written", "edition"),
    [
        ("2", "2nd edition"),
        ("Third", "Third edition"),
        ("2nd ed.", "2nd ed."),
        ("1st", ""),
        ("11", "11th edition"),
    ],
)
def test_edition_in_words(written, edition):
    draft = make_draft("book", edition=written, publisher="ACM")

    assert (draft.edition, draft.name) == (edition, "ACM")


@pytest.mark.parametrize(
    ("kind", "fields", "series"),
    [
        ("inproceedings", {"series": LNCS, "booktitle": "Proc. of Things"}, LNCS),
        ("inproceedings", {"series": "OSDI '24"}, ""),
        ("inproceedings", {"series": "LNCS"}, "LNCS"),
        ("incollection", {"note": f"Series Title: {LNCS}"}, LNCS),
        ("book", {"series": "GTM", "publisher": "Springer"}, "GTM"),
        ("article", {"series": "2", "journal": "J"}, ""),
    ],
)
def test_series_of_books_and_proceedings(kind, fields, series):
    assert make_draft(kind, **fields).series == series


@pytest.mark.parametrize(
    ("kind", "fields", "shown"),
    [
        ("article", {"journal": "J", "volume": "3", "number": "2"}, ("3", "2")),
        ("article", {"journal": "J", "volume": "0", "issue": "2"}, ("", "2")),
        ("inproceedings", {"volume": "34", "series": LNCS}, ("34", "")),
        ("book", {"volume": "2"}, ("2", "")),
        ("techreport", {"number": "RR-1"}, ("", "RR-1")),
        ("article", {"journal": "J", "volume": "??", "number": "--"}, ("", "")),
        ("misc", {"volume": "7", "eprint": "2101.00001"}, ("", "")),
    ],
)
def test_volume_and_number(kind, fields, shown):
    draft = make_draft(kind, **fields)

    assert (draft.volume, draft.number) == shown


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ({"pages": "1-9"}, "1–9"),
        ({"pages": "4:1--4:20", "articleno": "4"}, "4:1–4:20"),
        ({"articleno": "4", "numpages": "20"}, "Article 4"),
        ({"eid": "e1003"}, "e1003"),
        ({"pages": "???--???"}, ""),
        ({"pages": "xxi--xxv"}, "xxi–xxv"),
    ],
)
def test_number_of_an_article_stands_in_for_its_pages(fields, pages):
    assert make_draft("article", journal="J", **fields).pages == pages
