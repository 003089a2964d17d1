import pytest

from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"issued": "2020-05-01"}, (2020, 5, 1)),
        ({"eventdate": "2019-07-01/2019-07-04"}, (2019, 7, 1)),
        ({"issue_date": "March 2011"}, (2011, 3, None)),
        ({"year": "2018", "eventdate": "2019-07-01"}, (2018, None, None)),
    ],
)
def test_date_from_other_fields_where_there_is_no_year(fields, date):
    draft = make_draft(**fields)
    assert (draft.year, draft.month, draft.day) == date


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        (
            {"year": "2024", "month": "13"},
            "month",
            "the month “13” is none of the twelve: shown as it is",
        ),
        (
            {"date": "2024-02-31"},
            "date",
            "date “2024-02-31” is no date of the calendar: shown as it is",
        ),
        (
            {"year": "99999"},
            "year",
            "year “99999” is no date of the calendar: shown as it is",
        ),
    ],
)
def test_numbers_that_fit_no_calendar_are_told(fields, field, said):
    [problem] = make_draft(**fields).problems
    assert (problem.severity, problem.field, problem.message) == (
        "warning",
        field,
        said,
    )


@pytest.mark.parametrize(
    "fields",
    [{"year": "in press"}, {"date": "2019-12/2020-01"}, {"year": "1998--1999"}],
)
def test_words_and_ranges_are_no_mistake(fields):
    assert make_draft(**fields).problems == ()
