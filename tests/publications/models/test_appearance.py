import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from publications.identifiers import Identifier
from publications.models import Appearance, Publication, Venue
from tests.publications.factories import make_appearance, make_publication

BAD_MONTH = "A month is a number from 1 to 12."
BAD_DAY = "A day is a number from 1 to 31, and needs its month."
SAME_KEY = "Another entry has this citation key."


def unsaved(**fields):
    return Appearance(**{"publication": Publication(year=2024), **fields})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"year": 999}, "A year has four digits."),
        ({"year": 10000}, "A year has four digits."),
        ({"month": 0}, BAD_MONTH),
        ({"month": 13}, BAD_MONTH),
        ({"month": 1, "day": 0}, BAD_DAY),
        ({"month": 1, "day": 32}, BAD_DAY),
        ({"day": 3}, BAD_DAY),
        ({"citation_key": "doe2020"}, SAME_KEY),
    ],
)
def test_constraint(fields, said):
    work = make_publication()
    make_appearance(work, citation_key="doe2020")
    appearance = Appearance(publication=work, **fields)
    with pytest.raises(ValidationError) as refused:
        appearance.full_clean()
    assert refused.value.messages == [said]
    with pytest.raises(IntegrityError), transaction.atomic():
        appearance.save()


@pytest.mark.django_db
def test_key_is_made_once_and_told_apart_without_regard_to_case():
    work = make_publication("On the Vidur", authors=["Ana Berg"])
    make_appearance(work, citation_key="BERG2024vidur")
    appearance = make_appearance(work, year=2024)
    assert appearance.citation_key == "berg2024vidur-2"
    appearance.year = 2025
    appearance.save()
    assert appearance.citation_key == "berg2024vidur-2"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"name": "Nature"}, "Nature"),
        (
            {
                "kind": "journal",
                "name": "Nature",
                "volume": "5",
                "number": "2",
                "pages": "1–9",
            },
            "Nature 5(2), 1–9",
        ),
        ({"name": "OSDI", "place": "Santa Clara"}, "OSDI, Santa Clara"),
        ({"name": "ICALP", "volume": "34", "pages": "1–9"}, "ICALP, volume 34, 1–9"),
        ({"name": "AAAI", "volume": "34", "number": "4"}, "AAAI 34(4)"),
        ({"name": "OSDI", "number": "4"}, "OSDI"),
        ({"name": "ICALP", "series": "LNCS", "volume": "8573"}, "ICALP, LNCS 8573"),
        (
            {"name": "ICALP", "series": "LNCS 8573", "volume": "8573"},
            "ICALP, LNCS 8573",
        ),
        ({"name": "Springer", "series": "GTM", "number": "5"}, "Springer, GTM 5"),
        (
            {"kind": "book", "name": "ACM", "volume": "1", "edition": "2nd edition"},
            "ACM, volume 1, 2nd edition",
        ),
        ({"name": "OSDI", "date_text": "in press"}, "OSDI, in press"),
        ({"kind": "preprint"}, "Preprint"),
        (
            {"kind": "preprint", "arxiv": "2403.02310", "year": 2024},
            "Preprint: arXiv:2403.02310 (2024)",
        ),
        ({"kind": "preprint", "name": "bioRxiv"}, "bioRxiv"),
    ],
)
def test_line_as_printed(fields, line):
    assert str(unsaved(**fields)) == line


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"year": 2024, "name": "OSDI"}, None),
        ({"year": None, "name": "OSDI"}, None),
        ({"year": 2023, "name": "OSDI"}, 2023),
        ({"year": 2023, "name": "OSDI 2023"}, None),
    ],
)
def test_year_is_told_where_nothing_else_says_it(fields, year):
    assert unsaved(**fields).other_year() == year


@pytest.mark.parametrize(
    ("venue", "year", "short"),
    [
        (Venue(name="OSDI", short_name="OSDI"), 2024, "OSDI ’24"),
        (Venue(name="OSDI", short_name="OSDI"), 2005, "OSDI ’05"),
        (Venue(name="OSDI", short_name="OSDI"), None, "OSDI"),
        (Venue(name="Nature"), 2024, ""),
        (None, 2024, ""),
    ],
)
def test_short_name(venue, year, short):
    appearance = unsaved(name="18th Symposium", venue=venue, year=year)
    assert appearance.short_name() == short


@pytest.mark.parametrize("name", ["OSDI", "osdi 2024", ""])
def test_badge_is_left_out_where_the_line_begins_with_it(name):
    venue = Venue(name="OSDI", short_name="OSDI")
    assert unsaved(name=name, venue=venue, year=2024).badge() == ""


def test_a_venue_without_a_printed_name_is_printed_itself():
    venue = Venue(name="Symposium on Tests", short_name="SoT")
    appearance = unsaved(venue=venue, year=2026)
    assert appearance.printed() == "Symposium on Tests"
    assert appearance.badge() == "SoT ’26"


def test_number_without_a_volume_is_that_of_a_report():
    assert (
        unsaved(kind="report", name="INRIA", number="RR-1").printed() == "INRIA, RR-1"
    )


def test_identifiers():
    appearance = unsaved(doi="10.1145/1", arxiv="2403.02310", isbn="978-3")
    assert appearance.identifiers() == [
        Identifier.of_doi("10.1145/1"),
        Identifier.of_arxiv("2403.02310"),
        Identifier("ISBN", "978-3"),
    ]


def test_doi_of_a_preprint_says_no_more_than_its_number():
    appearance = unsaved(doi="10.48550/arxiv.2403.02310", arxiv="2403.02310")
    assert appearance.identifiers() == [Identifier.of_arxiv("2403.02310")]


def test_identifiers_are_kept_bare():
    appearance = unsaved(doi="https://doi.org/10.1145/ABC", arxiv="arXiv:2403.02310v2")
    appearance.clean()
    assert (appearance.doi, appearance.arxiv) == ("10.1145/abc", "2403.02310")


@pytest.mark.parametrize("field", ["doi", "arxiv"])
def test_identifier_that_is_none_is_refused(field):
    with pytest.raises(ValidationError) as refused:
        unsaved(**{field: "soon"}).clean()
    assert refused.value.message_dict == {field: ["“soon” is none."]}


@pytest.mark.django_db
def test_venue_with_works_cannot_be_deleted():
    venue = Venue.objects.create(name="OSDI")
    make_appearance(make_publication(), venue=venue)
    with pytest.raises(ProtectedError):
        venue.delete()
    assert str(venue) == "OSDI"
