"""MLA Handbook, 9th edition."""

from .dates import SHORT, month_year, year
from .names import Names
from .numbers import with_two_digits
from .piece import Piece, group, word
from .record import Record
from .values import text

AUTHORS = Names(
    inverted="first",
    given="full stops",
    comma="always",
    most=3,
    shown=1,
    comma_before_others=True,
)
EDITORS = Names(given="full stops", most=3, shown=1)
IN_QUOTES = {"article", "dataset", "document", "paper-conference", "speech"}
ONLY_YEAR = {"book", "chapter", "paper-conference", "thesis"}


def mla(record: Record) -> Piece | None:
    return group(
        group(
            author(record),
            title(record) if record.has("author", "editor") else None,
            genre(record),
            container(record),
            end(record),
            delimiter=". ",
        ),
        suffix=".",
    )


def author(record: Record) -> Piece | None:
    people = record.names("author", AUTHORS)
    if people:
        return people
    label = record.one_or_more("editor", "editor", "editors")
    editors = group(record.names("editor", AUTHORS), word(label, ", "))
    return editors or title(record)


def title(record: Record) -> Piece | None:
    is_part = record["container-title"] or record.kind in IN_QUOTES
    look = "q" if is_part and record.kind != "book" else "i"
    return group(record.text("title", look=look, case="title"))


def genre(record: Record) -> Piece | None:
    if record.kind == "thesis" or record["number"]:
        return None
    return record.text("genre", case="first")


def container(record: Record) -> Piece | None:
    return group(
        container_title(record),
        contributors(record),
        version(record),
        numbers(record),
        publisher(record),
        text(date(record)),
        location(record),
        delimiter=", ",
    )


def container_title(record: Record) -> Piece | None:
    name = record.text("container-title", look="i", case="title")
    if not record.is_serial():
        return name
    return group(name, record.text("publisher-place", "[", "]"), delimiter=" ")


def contributors(record: Record) -> Piece | None:
    if record.stands_for_author("editor"):
        return None
    label = "edited by " if record["container-title"] else "Edited by "
    return group(word(label), record.names("editor", EDITORS))


def version(record: Record) -> Piece | None:
    label = "version" if record["edition"] else "Version"
    edition = record.edition(case="first")
    return group(edition, record.labelled(label, "version"), delimiter=", ")


def numbers(record: Record) -> Piece | None:
    series = record.text("collection-title") if record.is_serial() else None
    number = record.counted_if_numeric("no.", "number")
    number = group(record.text("genre"), number, delimiter=" ") if number else None
    issue = record.counted("no.", "issue")
    return group(series, volume(record), issue, number, delimiter=", ")


def volume(record: Record) -> Piece | None:
    has_more = record.has("edition", "container-title", "editor")
    if record.is_serial() or has_more:
        return record.counted_if_numeric("vol.", "volume")
    if record["author"]:
        return None
    return record.counted_if_numeric("Vol.", "volume", case="first")


def publisher(record: Record) -> Piece | None:
    if record.kind == "thesis" or record.is_serial():
        return None
    return record.text("publisher") or record.text("publisher-place")


def date(record: Record) -> str:
    day = record.day
    if record.kind == "speech":
        return ""
    if record.kind in ONLY_YEAR:
        return year(day)
    shown = month_year(day, SHORT)
    is_full = day.day and record.kind != "article-journal"
    return f"{day.day} {shown}" if is_full else shown


def location(record: Record) -> Piece | None:
    address = record.doi() if record["DOI"] else record.url()
    page = record.labelled_page(with_two_digits)
    return group(record.event(), page, address, delimiter=", ")


def end(record: Record) -> Piece | None:
    if record.is_serial():
        return None
    school = ()
    if record.kind == "thesis":
        school = record.text("publisher"), record.text("genre")
    return group(*school, record.series(), delimiter=", ")
