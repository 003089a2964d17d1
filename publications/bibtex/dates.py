"""`date`, or `year`, `month` and `day`, to numbers."""

import re
from calendar import monthrange
from typing import NamedTuple

from .entry import Entry
from .latex import to_unicode

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBER_OF_MONTH = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}

# EDTF level 0, as biblatex reads it; a time of day is of no interest here.
ISO = re.compile(r"([1-9][0-9]{3})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?(?:T.*)?")
YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
NO_DATE = re.compile(r"\[?(?:n\.? ?d\.?|no date|undated)\]?", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]+|[0-9]+")
# EDTF level 1: seasons in the place of months, and signs of doubt.
SEASON = re.compile(r"([1-9][0-9]{3})-(2[1-4])")
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
OPEN = {"", ".."}
DOUBT = "~?%\u00a0"
# Words that add nothing to a date: endings of ordinals and days of the week.
FILLERS = {
    "st", "nd", "rd", "th", "mon", "monday", "tue", "tuesday", "wed", "wednesday",
    "thu", "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday",
}  # fmt: skip


class Date(NamedTuple):
    """`text` is what to show where the numbers do not say it all: “in press”."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""


def parse_date(entry: Entry) -> Date:
    """Its own `date` stands before its own `year`, and that before a parent's."""
    own = {field.name for field in entry.fields}
    date = to_unicode(entry.get("date"))
    if date and ("date" in own or "year" not in own):
        return _from_date(date)
    return _from_parts(
        to_unicode(entry.get("year")),
        to_unicode(entry.get("month")),
        to_unicode(entry.get("day")),
    )


def _from_date(written: str) -> Date:
    first, slash, second = (part.strip() for part in written.partition("/"))
    start, end = _from_iso(first), _from_iso(second)
    if slash and start and (end or second in OPEN):
        return start._replace(text=_range(start, end))
    if slash and end and first in OPEN:
        return end._replace(text=f"– {_in_words(end)}")
    return _from_iso(written) or _from_words(written)


def _range(start: Date, end: Date | None) -> str:
    if end is None:
        return f"{_in_words(start)} –"
    if start == end:
        return start.text
    if start.day and end.day and start[:2] == end[:2]:
        return f"{start.day}–{_in_words(end)}"
    return f"{_in_words(start)} – {_in_words(end)}"


def _from_iso(written: str) -> Date | None:
    found = SEASON.fullmatch(written)
    if found:
        return Date(int(found[1]), text=f"{SEASONS[found[2]]} {found[1]}")
    found = ISO.fullmatch(written)
    if not found:
        return _from_doubtful(written)
    year, month, day = (int(number) if number else None for number in found.groups())
    if _is_real(year, month, day):
        return Date(year, month, day)
    return Date(year, text=written)


def _from_doubtful(written: str) -> Date | None:
    """2004-06~ is about June 2004."""
    date = _from_iso(written.rstrip(DOUBT)) if written[-1:] in (*DOUBT,) else None
    if date is None:
        return None
    sign = "?" if written.endswith("?") else ""
    about = "" if sign else "c. "
    return date._replace(text=f"{about}{_in_words(date)}{sign}")


def _from_words(written: str) -> Date:
    """May 3, 2021 and whatever else people write."""
    found = YEAR.search(written)
    if not found:
        return Date(text="" if NO_DATE.fullmatch(written) else written)
    year = int(found[0])
    rest = f"{written[: found.start()]} {written[found.end() :]}"
    month, day, is_all = _read_month(rest)
    if month is None or not _is_real(year, month, day):
        is_all = written.strip(" .,;:*") == found[0]
        return Date(year, text="" if is_all else written)
    return Date(year, month, day, "" if is_all else written)


def _from_parts(year: str, month: str, day: str) -> Date:
    if not month or YEAR.search(month):
        return _from_date(month or year) if month or year else Date()
    date = _from_date(year) if year else Date()
    number, day_of_month, is_all = _read_month(month)
    if day.isdecimal() and day_of_month is None:
        day_of_month = int(day)
    if not _is_real(date.year, number, day_of_month):
        day_of_month, is_all = None, False
    text = date.text if is_all else f"{month} {year}".strip()
    return Date(date.year, number, day_of_month, text)


def _read_month(written: str) -> tuple[int | None, int | None, bool]:
    """The first month, the first day, and whether that is all that was said."""
    words = [w for w in WORDS.findall(written.lower()) if w not in FILLERS]
    names = [NUMBER_OF_MONTH[word] for word in words if word in NUMBER_OF_MONTH]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    if names:
        is_all = len(names) == 1 and len(words) <= 2 and len(numbers) == len(words) - 1
        return names[0], numbers[0] if numbers else None, is_all
    if numbers and len(numbers) == len(words) and 1 <= numbers[0] <= 12:
        return numbers[0], None, len(words) == 1
    return None, None, False


def _is_real(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    # Without a year, the 29th of February is possible.
    return day is None or 1 <= day <= monthrange(year or 2000, month)[1]


def _in_words(date: Date) -> str:
    if date.text:
        return date.text
    month = MONTHS[date.month - 1] if date.month else None
    return " ".join(str(part) for part in (date.day, month, date.year) if part)
