"""Association for Computing Machinery, without the number in brackets."""

from .dates import MONTHS, month_year, year
from .names import Names
from .piece import Piece, group, word
from .record import Record
from .values import text

AUTHORS = Names()
EDITORS = Names(comma="never")
WHOLE = {"book", "report"}


def acm(record: Record) -> Piece | None:
    lay_out = LAYOUTS.get(record.kind, other)
    return group(
        group(
            author(record),
            text(year(record.day)),
            title(record),
            delimiter=". ",
            suffix=". ",
        ),
        group(*lay_out(record), suffix="."),
        access(record),
    )


def author(record: Record) -> Piece | None:
    people = record.names("author", AUTHORS)
    return group(people or edited(record, AUTHORS, "Ed", "Eds"), suffix=".")


def edited(record: Record, names: Names, one: str, more: str) -> Piece | None:
    label = one if len(record.item.get("editor") or []) == 1 else more
    return group(record.names("editor", names), word(f"{label}.", " (", ")"))


def title(record: Record) -> Piece | None:
    if record.kind not in WHOLE:
        return record.text("title")
    edition = record.edition()
    if edition and not record.is_numeric("edition"):
        edition = group(edition, word("ed."), delimiter=" ")
    enclosed = group(edition, prefix="(", suffix=")")
    return group(record.text("title", look="i"), enclosed, delimiter=" ")


def book(record: Record):
    return (group(publisher(record), suffix="."),)


def paper(record: Record):
    container = group(
        record.text("container-title", look="i"),
        record.text("collection-title", "(", ")", look="i"),
        delimiter=" ",
    )
    return (
        group(word("In"), container, delimiter=" ", suffix=", "),
        group(text(whole_date(record)), suffix=". "),
        group(publisher(record), record.page(), delimiter=", ", suffix="."),
    )


def whole_date(record: Record) -> str:
    day = record.day
    if day.day:
        return f"{MONTHS[day.month - 1]} {day.day:02}, {day.year}"
    return month_year(day, MONTHS)


def chapter(record: Record):
    return (
        contained(record, "container-title"),
        group(
            publisher(record), record.page(), delimiter=", ", prefix=". ", suffix="."
        ),
    )


def contained(record: Record, name: str) -> Piece | None:
    edition = group(record.edition(), prefix="(", suffix=")")
    whole = group(record.text(name, look="i"), edition, delimiter=" ")
    parts = group(whole, editor(record), delimiter=", ")
    return group(word("In"), parts, delimiter=" ")


def editor(record: Record) -> Piece | None:
    """Unless they stand in for the authors."""
    return edited(record, EDITORS, "ed", "eds") if record.item.get("author") else None


def speech(record: Record):
    place = group(publisher(record), record.page(), delimiter=", ", suffix=".")
    return (group(contained(record, "event-title"), place, delimiter=". "),)


def article(record: Record):
    date = month_year(record.day, MONTHS)
    issue = group(record.number("issue", suffix=" "), text(date, "(", ")"))
    journal = group(
        record.text("container-title", look="i"),
        record.number("volume", suffix=","),
        issue,
        delimiter=" ",
    )
    return (group(journal, record.page(), delimiter=", ", suffix="."),)


def thesis(record: Record):
    return (group(record.text("genre"), publisher(record), delimiter=". "),)


def other(record: Record):
    volume = record.text("container-title"), record.number("volume")
    volume = group(*volume, delimiter=" ", look="i")
    return (group(volume, record.page(), delimiter=", ", suffix="."),)


LAYOUTS = {
    "article-journal": article,
    "book": book,
    "chapter": chapter,
    "paper-conference": paper,
    "report": book,
    "speech": speech,
    "thesis": thesis,
}


def publisher(record: Record) -> Piece | None:
    parts = record.text("publisher"), record.text("publisher-place")
    return group(*parts, delimiter=", ")


def access(record: Record) -> Piece | None:
    if record["DOI"]:
        return group(record.doi(), prefix=" ")
    words = word("Retrieved"), word("from")
    return group(*words, record.url(), delimiter=" ", prefix=" ")
