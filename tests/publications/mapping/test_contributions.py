import pytest

from tests.publications.drafts import make_draft

AUTHORS = "Jane Doe and John Roe and Ann Poe"


def equal(**fields):
    people = make_draft(author=AUTHORS, **fields).people
    return "".join("*" if person.is_equal else "-" for person in people)


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("The first two authors contributed equally.", "**-"),
        ("First 2 authors contributed equally", "**-"),
        ("All authors contributed equally", "***"),
        ("Both authors contributed equally", "***"),
        ("Jane Doe and Ann Poe contributed equally to this work", "*-*"),
        ("Doe, Roe: joint first authors", "**-"),
        ("Comment: Jane, and Ann have equal contribution", "*-*"),
        ("Equal contribution", "---"),
        ("The third author contributed much", "---"),
        ("All authors are equal", "---"),
    ],
)
@pytest.mark.parametrize("field", ["note", "annotation"])
def test_sentence_about_equal_contribution_marks_whom_it_means(field, said, marks):
    assert equal(**{field: said}) == marks


def test_marks_behind_names_say_more_than_a_sentence():
    draft = make_draft(author="Jane Doe* and John Roe*", note="All authors are equal.")
    assert [person.is_equal for person in draft.people] == [True, True]


def test_only_the_sentence_about_it_leaves_the_note():
    note = "Oral presentation. The first two authors contributed equally."
    assert make_draft(author=AUTHORS, note=note).note == "Oral presentation."
