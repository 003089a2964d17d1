"""When a work appeared, and whether what is written there can be a date."""

import re
from dataclasses import replace

from publications.bibtex import Date, parse_date

from .fields import Fields

# Where neither a date nor a year is given: biblatex's, ACM's, CSL's.
OTHERS = ["issued", "eventdate", "issue_date", "pubdate", "publication_date"]
DIGITS = re.compile(r"[\d/.-]+")


def date_of(fields: Fields) -> Date:
    date = parse_date(fields.entry)
    if not (date.year or date.text):
        date = date_elsewhere(fields) or date
    tell_impossible(fields, date)
    return date


def date_elsewhere(fields: Fields) -> Date | None:
    for name in OTHERS:
        if field := fields.entry.field(name):
            stands_in = replace(field, name="date")
            return parse_date(replace(fields.entry, fields=(stands_in,), inherited=()))
    return None


def tell_impossible(fields: Fields, date: Date) -> None:
    """Words such as “in press” are fine; numbers that fit no calendar are told."""
    if not date.text:
        return
    month = fields.text("month")
    if month.isdecimal() and date.month is None:
        said = f"the month “{month}” is none of the twelve: shown as it is"
        fields.tell("month", "warning", said)
        return
    for name in ("date", "year"):
        written = fields.text(name)
        if written == date.text and DIGITS.fullmatch(written):
            said = f"{name} “{written}” is no date of the calendar: shown as it is"
            fields.tell(name, "warning", said)
