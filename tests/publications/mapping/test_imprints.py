import pytest

from tests.publications.drafts import make_draft

LNCS = "Lecture Notes in Computer Science"


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("book", {"edition": "2", "publisher": "MIT Press"}, "2nd edition, MIT Press"),
        ("book", {"edition": "Third", "publisher": "ACM"}, "Third edition, ACM"),
        ("book", {"edition": "2nd ed.", "publisher": "ACM"}, "2nd ed., ACM"),
        ("book", {"edition": "1st", "publisher": "ACM"}, "ACM"),
        ("book", {"edition": "11", "publisher": "ACM"}, "11th edition, ACM"),
        ("book", {"volume": "3", "publisher": "ACM"}, "Volume 3, ACM"),
        (
            "proceedings",
            {"series": LNCS, "volume": "12", "publisher": "Springer"},
            f"{LNCS} 12, Springer",
        ),
        ("book", {"series": "GTM", "number": "5", "publisher": "S"}, "GTM 5, S"),
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
    ("kind", "fields", "shown"),
    [
        ("article", {"journal": "J", "volume": "3", "number": "2"}, ("3", "2")),
        ("article", {"journal": "J", "volume": "0", "issue": "2"}, ("", "2")),
        ("inproceedings", {"volume": "34", "number": "4"}, ("34", "4")),
        ("inproceedings", {"volume": "34", "series": LNCS}, ("", "")),
        ("inproceedings", {"volume": "10499"}, ("", "")),
        ("inproceedings", {"volume": "34", "note": f"Series Title: {LNCS}"}, ("", "")),
        ("inproceedings", {"number": "4"}, ("", "")),
        ("incollection", {"volume": "2"}, ("2", "")),
        ("book", {"volume": "2"}, ("", "")),
        ("techreport", {"number": "RR-1"}, ("", "RR-1")),
        ("article", {"journal": "J", "volume": "??", "number": "--"}, ("", "")),
    ],
)
def test_volume_of_a_series_is_not_one_of_the_conference(kind, fields, shown):
    draft = make_draft(kind, booktitle="B", **fields)
    assert (draft.volume, draft.number) == shown
    assert set(fields.items()) <= set(draft.fields)


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
