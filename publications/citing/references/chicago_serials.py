"""Journals, and proceedings that nobody edited, as Chicago places articles in them."""

from .dates import MONTHS, month, month_and_day
from .numbers import as_chicago
from .piece import Piece, group, word
from .record import Record
from .values import text

WITH_DAY = {"article", "dataset", "document", "patent", "software", "speech"}


def serial(record: Record) -> Piece | None:
    is_close = record["volume"] and not record["collection-title"]
    between = " " if is_close else ", "
    return group(serial_title(record), serial_place(record), delimiter=between)


def serial_title(record: Record) -> Piece | None:
    place = record.text("publisher-place", "(", ")")
    name = record.text("container-title", look="i", case="title")
    is_ahead = record.kind == "article-journal" and record["DOI"] and record.day
    if record.has("collection-title", "issue", "number", "page", "volume"):
        is_ahead = False
    ahead = word("ahead of print") if is_ahead else None
    return group(group(name, place, delimiter=" "), ahead, delimiter=", ")


def serial_place(record: Record) -> Piece | None:
    page = record.number("number") or record.page(as_chicago)
    between = ": " if record.has("issue", "volume") else ", "
    return group(issue(record), page, delimiter=between)


def issue(record: Record) -> Piece | None:
    series = record.text("collection-title")
    if record["volume"]:
        written = record.number("volume")
        if series:
            written = record.counted_if_numeric("vol.", "volume")
        number = record.number("issue") or text(day_of(record))
        enclosed = group(number, prefix="(", suffix=")")
        return group(series, group(written, enclosed, delimiter=" "), delimiter=", ")
    if record["issue"]:
        number = record.counted("no.", "issue")
        has_people = record.item.get("author") or record.item.get("editor")
        when = text(day_of(record), "(", ")") if has_people else None
        return group(series, group(number, when, delimiter=" "), delimiter=", ")
    return group(series, text(day_of(record)), delimiter=", ")


def day_of(record: Record) -> str:
    """What the year in front leaves to say of the date."""
    if record.is_serial():
        is_numbered = record.has("issue", "volume")
        return month(record.day, MONTHS) if is_numbered else month_and_day(record.day)
    if record.kind in WITH_DAY:
        return month_and_day(record.day)
    return ""
