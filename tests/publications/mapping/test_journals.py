import pytest

from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\mnras", "Monthly Notices of the Royal Astronomical Society"),
        (r"{\aap}", "Astronomy & Astrophysics"),
        (r"\nobody", r"\nobody"),
        ("mnras", "mnras"),
    ],
)
def test_a_journal_written_as_a_command_is_shown_by_its_name(written, shown):
    draft = make_draft("article", journal=written)

    assert (draft.name, draft.venue) == (shown, shown)
