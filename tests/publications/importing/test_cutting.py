"""What is too long for a record is said, and kept whole in its BibTeX."""

import pytest

from tests.publications.drafts import make_entry

from .bringing import bring, only_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "Tests " * 300}, "title is cut: of 1,799 characters 1,000 fit"),
        ({"publisher": "P" * 501}, "publisher is cut: of 501 characters 500 fit"),
        ({"keywords": "k" * 201}, "topic is cut: of 201 characters 200 fit"),
        ({"author": f"Doe, {'J' * 201}"}, "name of a person is cut: of 201"),
        ({"preview_alt": "w" * 301}, "picture in words is cut: of 301"),
        ({"note": "n" * 5001}, "note is cut: of 5,001 characters 5,000 fit"),
    ],
)
def test_cut_value_is_said_in_the_line(fields, said):
    [line] = bring(make_entry(**fields)).lines
    [note] = [note for note in line.notes if "is cut" in note]
    assert note.startswith(said)
    assert list(fields.values())[0].strip() in only_work().appearances.get().bibtex


def test_title_that_fits_is_said_nothing_of():
    title = "T" * 1000
    [line] = bring(make_entry(title=title)).lines
    assert line.notes == ()
    assert only_work().title == title


def test_it_is_said_again_when_the_entry_changes():
    title = "Tests " * 300
    bring(make_entry(title=title))
    [line] = bring(make_entry(title=title, note="New")).lines
    assert any("title is cut" in note for note in line.notes)
