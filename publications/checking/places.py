"""When and where a work appeared, and under which numbers."""

from collections.abc import Iterator
from datetime import date

from publications.identifiers import normal_arxiv, normal_doi
from publications.models import Appearance, Publication

from .finding import Finding, Kind

PLACES = "appearances-group"
# After so long a preprint has come out, or will not.
MONTHS = 24

NOWHERE = Finding(
    Kind.YEAR, "It has no year, as it doesn't say where it appeared.", PLACES
)


def of_places(work: Publication, today: date) -> Iterator[Finding]:
    places = list(work.appearances.all())
    if not places:
        yield NOWHERE
    elif not work.year:
        # The main one gives the work its year.
        main = places.index(work.main_appearance())
        yield Finding(Kind.YEAR, "It has no year.", f"id_appearances-{main}-year")
    for row, place in enumerate(places):
        yield from of_numbers(place, f"id_appearances-{row}")
    if is_old_preprint(places, today):
        yield Finding(
            Kind.PREPRINT,
            f"It is a preprint of {work.year}. Has it been published since? Add where.",
            PLACES,
        )


def of_numbers(place: Appearance, row: str) -> Iterator[Finding]:
    for kind, name, normal in (
        (Kind.DOI, "DOI", normal_doi),
        (Kind.ARXIV, "arXiv number", normal_arxiv),
    ):
        written = getattr(place, kind.word)
        if written and not normal(written):
            text = f"“{written}” is no {name}."
            yield Finding(kind, text, f"{row}-{kind.word}", about=written)


def is_old_preprint(places: list[Appearance], today: date) -> bool:
    dated = [place for place in places if place.year]
    if not dated or not all(place.is_preprint() for place in places):
        return False
    newest = max(month_of(place.year, place.month or 12) for place in dated)
    return month_of(today.year, today.month) - newest > MONTHS


def month_of(year: int, month: int) -> int:
    return 12 * year + month
