import pytest

from tests.publications.drafts import make_draft, read_draft


def test_title_in_unicode_without_braces():
    draft = make_draft(title=r"{LLM}s: {\'E}tude \& $O(n)$")
    assert draft.title == "LLMs: Étude & $O(n)$"


def test_subtitle_stands_behind_the_title():
    assert make_draft(title="Tests", subtitle="A Story").title == "Tests: A Story"


def test_proceedings_are_called_by_their_booktitle():
    assert make_draft("proceedings", title="", booktitle="Proc.").title == "Proc."


def test_lines_of_a_title_become_one():
    assert make_draft(title="One\n   two").title == "One two"


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "2024"}, (2024, None, None, "")),
        ({"year": "2024", "month": "jul"}, (2024, 7, None, "")),
        ({"date": "2024-07-10"}, (2024, 7, 10, "")),
        ({"year": "in press"}, (None, None, None, "in press")),
        ({"year": "99999"}, (None, None, None, "99999")),
        ({"year": "-500"}, (None, None, None, "-500")),
        ({"year": "2024", "month": "13"}, (2024, None, None, "13 2024")),
        ({"date": "2024-02-31"}, (2024, None, None, "2024-02-31")),
        ({}, (None, None, None, "")),
    ],
)
def test_date(fields, date):
    draft = make_draft(**fields)
    assert (draft.year, draft.month, draft.day, draft.date_text) == date


@pytest.mark.parametrize(
    "fields",
    [
        {"selected": "true"},
        {"selected": "True"},
        {"selected": "yes"},
        {"selected": "1"},
        {"featured": "true"},
        {"keywords": "systems, Selected"},
        {"keywords": "featured"},
    ],
)
def test_selected(fields):
    draft = make_draft(**fields)
    assert draft.is_selected
    assert "elected" not in " ".join(draft.topics)


@pytest.mark.parametrize(
    "fields", [{}, {"selected": "false"}, {"selected": ""}, {"keywords": "selection"}]
)
def test_not_selected(fields):
    assert not make_draft(**fields).is_selected


@pytest.mark.parametrize(
    ("fields", "topics"),
    [
        ({"keywords": "systems, {ML}; systems ,SYSTEMS"}, ("systems", "ML")),
        ({"tags": "a b"}, ("a b",)),
        ({"keywords": "a", "topics": "b"}, ("a", "b")),
        ({"keywords": " , ;"}, ()),
    ],
)
def test_topics(fields, topics):
    assert make_draft(**fields).topics == topics


@pytest.mark.parametrize(
    ("fields", "award", "note"),
    [
        ({"award": "Best Paper"}, "Best Paper", ""),
        ({"award": "We won.", "award_name": "Best Paper"}, "Best Paper", ""),
        ({"note": "Best Student Paper"}, "Best Student Paper", ""),
        ({"note": "Outstanding Paper Award", "addendum": "Oral"}, None, "Oral"),
        ({"note": "Oral"}, "", "Oral"),
        ({"note": "Oral.", "pubstate": "to appear"}, "", "Oral. to appear"),
        ({"additional_info": "Talk given"}, "", "Talk given"),
        ({"annotation": "In memory of X", "abbr": "ML"}, "", "In memory of X"),
        ({"annotation": "Weak proofs!"}, "", ""),
        ({"annote": "Read again!"}, "", ""),
        ({"note": "Supported by NSF Award 12"}, "", "Supported by NSF Award 12"),
        ({"note": "NSF award #1234567"}, "", "NSF award #1234567"),
    ],
)
def test_award_and_notes(fields, award, note):
    draft = make_draft(**fields)
    assert draft.award == (fields["note"] if award is None else award)
    assert draft.note == note


def test_legend_of_equal_contribution_is_no_note_where_marks_say_it():
    fields = {"annotation": "* Equal contribution", "abbr": "ML"}
    assert make_draft(author="A B* and C D*", **fields).note == ""
    assert make_draft(author="A B and C D", **fields).note == "* Equal contribution"


def test_the_rest():
    draft = make_draft(
        "article",
        journal="Nature",
        volume="12",
        issue="3",
        pages="117--134",
        publisher="Springer",
        abstract="First.\n\n Second.",
        description="Our *own* words.",
        slug="short",
        preview_alt="A cat.",
    )
    assert (draft.volume, draft.number, draft.pages) == ("12", "3", "117–134")
    assert (draft.publisher, draft.slug) == ("Springer", "short")
    assert draft.abstract.startswith("First.") and draft.abstract.endswith("Second.")
    assert (draft.description, draft.picture_alt) == ("Our *own* words.", "A cat.")


def test_address_of_the_page_as_academicpages_calls_it():
    assert make_draft(url_slug="my-paper").slug == "my-paper"


def test_draft_knows_its_place_and_its_own_text():
    text = "@misc{doe2020,\n  title = {A}\n}"
    draft = read_draft(f"\n\n{text}\n\nmore")
    assert (draft.file, draft.line, draft.key) == ("works.bib", 3, "doe2020")
    assert draft.source == text


def test_names_of_fields_in_any_case():
    assert read_draft("@MISC{a, TITLE = {T}, Year = 2020}").year == 2020


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"address": "Santa Clara"}, "Santa Clara"),
        ({"address": "Cham", "publisher": "Springer"}, ""),
        ({"address": "Cham", "publisher": "S", "location": "Bonn"}, "Bonn"),
    ],
)
def test_town_of_the_publisher_is_no_place(fields, place):
    assert make_draft("inproceedings", **fields).place == place


def test_formulas_with_space_at_their_ends_are_formulas():
    assert make_draft(title=r"{$\lambda $}-calculus").title == r"$\lambda$-calculus"


def test_keywords_lose_their_braces():
    assert make_draft(keywords="{NWChem}, {BSON}").topics == ("NWChem", "BSON")


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"pubstate": "inpress"}, "in press"),
        ({"note": "arXiv: 1611.02108"}, ""),
        ({"note": "arXiv version has proofs"}, "arXiv version has proofs"),
    ],
)
def test_notes_say_what_nothing_else_does(fields, note):
    assert make_draft(**fields).note == note


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ({"pages": "1 – 9"}, "1–9"),
        ({"eid": "A13"}, "A13"),
        ({"eid": "10.5281/zenodo.1", "doi": "10.5281/zenodo.1"}, ""),
    ],
)
def test_pages(fields, pages):
    assert make_draft(**fields).pages == pages
