import pytest

from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    "note",
    [
        "Series Title: Lecture Notes in Computer Science",
        "ISSN: 0302-9743 Series Title: Lecture Notes",
        "{PMID:} 20523850 {PMCID:} {PMC2865006}",
        "OCLC: 155455789",
        "00012",
        "Last accessed on 29 June 2017",
        "Accessed: 2020-01-02",
        r"\url{https://example.org}",
        "Accepted: 2018-09-17T15:51:34Z",
        "Last Modified: 2020-01-02T01:02-05:00",
        "[Online; accessed 22-July-2004]",
        "cited By 3",
        "Cited by: 12; All Open Access, Gold Open Access",
        "[PubMed:15608640] [PubMed Central:PMC539000]",
        "Doe, Jane eng R01 GM12345/GM/NIGMS NIH HHS/ Journal Article England 2001",
    ],
)
def test_what_programs_write_into_notes_is_not_shown(note):
    draft = make_draft(note=note)
    assert draft.note == ""
    assert ("note", note) in draft.fields


@pytest.mark.parametrize(
    "note",
    [
        "To appear",
        "Accepted for publication",
        "Accessed by many",
        "Cited by the court",
        "Number 2 of three",
        "1992 Gordon Bell Prize winner",
        "This paper is about the number 2.",
    ],
)
def test_what_people_write_into_notes_is_shown(note):
    assert make_draft(note=note).note == note


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"note": "arXiv:2101.00001 [cs.LG]"}, ""),
        ({"note": "arXiv preprint arXiv:2101.00001"}, ""),
        ({"note": "10.1007/BFb0049326"}, ""),
        ({"note": "doi:10.1006/jpdc.2000.1651"}, ""),
        ({"note": "Extends arXiv:2101.00001"}, "Extends arXiv:2101.00001"),
    ],
)
def test_identifiers_in_notes_are_shown_as_such(fields, note):
    draft = make_draft(**fields)
    assert draft.note == note
    assert draft.doi or draft.arxiv or note


@pytest.mark.parametrize(
    "field", ["annote", "comment", "review", "file", "owner", "timestamp", "groups"]
)
def test_private_remarks_are_not_shown(field):
    draft = make_draft(**{field: "weak.pdf"})
    assert "weak" not in f"{draft.note} {draft.description} {draft.abstract}"


def test_address_behind_a_note_is_a_link():
    draft = make_draft(note=r"GitHub issue, \url{https://example.org/7}")
    assert draft.note == "GitHub issue"
    assert [link.target for link in draft.links] == ["https://example.org/7"]


def test_note_that_repeats_the_line_is_not_shown():
    draft = make_draft(
        "mastersthesis", type="BS Honors Thesis", note="BS honors thesis"
    )
    assert (draft.name, draft.note) == ("BS Honors Thesis", "")


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("ATLAS", "ATLAS Collaboration. In press"),
        ("The Event Horizon Telescope Collaboration", None),
    ],
)
def test_collaboration_of_a_paper_is_told_beside_its_authors(written, note):
    draft = make_draft(collaboration=written, note="In press")

    assert draft.note == (note or f"{written}. In press")
