"""`date`, or `year`, `month` and `day`, whichever the entry has."""

from publications.bibtex.dates import MONTHS
from publications.mapping.dates import OTHERS
from publications.mapping.overrides import field_of

from .wish import Changes, Proposals, Wish

PARTS = ("year", "month", "day")


def date_proposals(wish: Wish) -> Proposals:
    """Without more than its own fields first, then without what it inherits."""
    names = (*PARTS, "date", field_of("date_text"))
    own: Changes = {name: None for name in names if wish.own(name)}
    elsewhere: Changes = {name: None for name in OTHERS if wish.own(name)}
    for gone in (own, own | elsewhere, own | elsewhere | dict.fromkeys(names)):
        yield from (gone | changes for changes in ways(wish))
    text = wish.latex(wish.target.date_text)
    for gone in (own, own | dict.fromkeys(names)):
        said: Changes = {field_of("date_text"): text}
        yield gone | numbers(wish) | said


def ways(wish: Wish) -> Proposals:
    for way in (as_date, as_parts) if wish.own("date") else (as_parts, as_date):
        yield from way(wish)


def as_date(wish: Wish) -> Proposals:
    to = wish.target
    numbers = [f"{number:02}" for number in (to.year, to.month, to.day) if number]
    yield {"date": "-".join(numbers) or None}
    if to.date_text:
        yield {"date": wish.latex(to.date_text)}


def numbers(wish: Wish) -> Changes:
    """Without the words; in the fields that the entry has."""
    way = as_date(wish) if wish.own("date") else reversed(list(as_parts(wish)))
    return next(iter(way))


def as_parts(wish: Wish) -> Proposals:
    to = wish.target
    year = str(to.year) if to.year else None
    month, day = month_of(wish), str(to.day) if to.day else None
    if not to.date_text:
        yield {"year": year, "month": month, "day": day}
        return
    words = wish.latex(to.date_text)
    yield {"year": words}
    rest = " ".join(to.date_text.replace(year or "", "").split())
    yield {"year": year, "month": wish.latex(rest)}
    yield {"year": year, "month": month, "day": day}


def month_of(wish: Wish) -> str | None:
    month = wish.target.month
    if not month:
        return None
    if wish.own("month").isdecimal():
        return str(month)
    return MONTHS[month - 1]
