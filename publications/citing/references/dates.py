"""The date of a work as the styles write it."""

from typing import Any, NamedTuple

MONTHS = """
    January February March April May June July August September October November
    December
""".split()
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
THREE_LETTERS = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.".split()


class Day(NamedTuple):
    """In `words` where no number says it: in press."""

    year: int = 0
    month: int = 0
    day: int = 0
    words: str = ""

    def __bool__(self):
        return bool(self.year or self.words)


def issued(item: dict[str, Any]) -> Day:
    date = item.get("issued") or {}
    parts = next(iter(date.get("date-parts") or []), [])
    if parts:
        return Day(*map(int, parts))
    return Day(words=date.get("literal", ""))


def year(day: Day) -> str:
    return day.words or str(day.year or "")


def month(day: Day, names: list[str]) -> str:
    return names[day.month - 1] if day.month else ""


def month_year(day: Day, names: list[str]) -> str:
    return " ".join(filter(None, [month(day, names), year(day)]))


def month_and_day(day: Day) -> str:
    return " ".join(filter(None, [month(day, MONTHS), str(day.day or "")]))


def whole(day: Day) -> str:
    """November 3, 2022"""
    if day.day:
        return f"{month_and_day(day)}, {day.year}"
    return month_year(day, MONTHS)
