"""A date as BibTeX's fields `year`, `month` and `day`."""

from collections.abc import Iterator

from publications.bibtex import Date, to_latex
from publications.bibtex.dates import MONTHS
from publications.mapping.dates import date_of
from publications.models import Appearance

from .source import Source, fields_of, safe

Fields = dict[str, str]


def date_fields(appearance: Appearance, source: Source) -> Fields:
    """The first form that reads as the record's date, words and all."""
    date = Date(appearance.year, appearance.month, appearance.day, appearance.date_text)
    forms = list(ways_to_say(date, source))
    return next((form for form in forms if date_of(fields_of(form)) == date), forms[0])


def ways_to_say(date: Date, source: Source) -> Iterator[Fields]:
    yield in_numbers(date)
    names = ("year", "month", "day")
    written = ((name, safe(source.fields.get(name))) for name in names)
    yield {name: value for name, value in written if value}
    words = to_latex(date.text, markup=False)
    if date.year and words.endswith(f" {date.year}"):
        yield {"year": str(date.year), "month": words.removesuffix(f" {date.year}")}
    yield {"year": words}


def in_numbers(date: Date) -> Fields:
    fields = {"year": str(date.year or "")}
    if date.month:
        fields["month"] = MONTHS[date.month - 1][:3].lower()
        fields["day"] = str(date.day or "")
    return {name: value for name, value in fields.items() if value}
