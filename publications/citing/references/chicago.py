"""Chicago Manual of Style, 18th edition: author and date."""

from .chicago_serials import day_of, serial
from .dates import whole, year
from .names import Names
from .piece import Piece, group, word
from .record import Record
from .values import text

AUTHORS = Names(
    inverted="first",
    given="full stops",
    comma="always",
    most=7,
    shown=3,
    particle_last=True,
)
EDITORS = Names(given="full stops", most=7, shown=3)
IN_QUOTES = {
    "article", "dataset", "document", "paper-conference", "speech", "thesis"
}  # fmt: skip


def chicago(record: Record) -> Piece | None:
    parts = group(author(record)), date(record), title_and_source(record)
    return group(group(*parts, delimiter=". "), suffix=".")


def author(record: Record) -> Piece | None:
    people = record.names("author", AUTHORS)
    if people:
        return people
    label = record.one_or_more("editor", "ed.", "eds.")
    editors = group(record.names("editor", AUTHORS), word(label, ", "))
    return editors or record.maker() or title(record)


def date(record: Record) -> Piece:
    return text(year(record.day)) or Piece("n.d.")


def title_and_source(record: Record) -> Piece | None:
    return group(
        group(
            None if record.stands_for_author("title") else title(record),
            description(record),
            identifier(record),
            delimiter=". ",
        ),
        source(record),
        publication(record),
        archive(record),
        address(record),
        delimiter=". ",
    )


def title(record: Record) -> Piece | None:
    if record.kind == "patent":
        return record.text("title", case="first")
    is_part = record["container-title"] or record.kind in IN_QUOTES
    look = "q" if is_part and record.kind != "book" else "i"
    return group(record.text("title", look=look, case="title"))


def description(record: Record) -> Piece | None:
    if record.kind == "thesis":
        return None
    return None if record["number"] else record.text("genre", case="first")


def identifier(record: Record) -> Piece | None:
    if record.kind == "patent":
        return patent(record)
    if record["container-title"]:
        return None
    return group(
        numbered(record),
        version(record),
        edition(record, "first"),
        *of_book(record),
        delimiter=". ",
    )


def of_book(record: Record) -> list[Piece | None]:
    if record.is_serial():
        return []
    volume = record.counted_if_numeric("Vol.", "volume", case="first")
    return [edited(record, "Edited by "), volume]


def patent(record: Record) -> Piece | None:
    sort = record.text("genre", case="first") or word("Patent")
    issued = group(word("issued"), text(whole(record.day)), delimiter=" ")
    numbered = group(sort, record.number("number"), delimiter=" ")
    return group(numbered, issued, delimiter=", ")


def numbered(record: Record) -> Piece | None:
    if record.kind == "thesis" or not record["number"]:
        return None
    number = record.counted_if_numeric("No.", "number", case="first")
    return group(record.text("genre", case="title"), number, delimiter=" ")


def version(record: Record) -> Piece | None:
    label = "V." if record.kind == "software" else "Version"
    return record.labelled(label, "version")


def edition(record: Record, case: str) -> Piece | None:
    if record.is_numeric("edition") or not record.is_serial():
        return record.edition(case=case)
    label = word("Edition" if case else "edition")
    words = record.text("edition", case="title" if case else "")
    return group(words, label, delimiter=" ")


def edited(record: Record, label: str) -> Piece | None:
    if record.stands_for_author("editor"):
        return None
    return group(word(label), record.names("editor", EDITORS))


def source(record: Record) -> Piece | None:
    if record.kind == "patent":
        return None
    return serial(record) if record.is_serial() else monograph(record)


def monograph(record: Record) -> Piece | None:
    container = None
    if record["container-title"]:
        name = record.text("container-title", look="i", case="title")
        container = group(
            group(word("In"), name, delimiter=" "),
            numbered(record),
            record.labelled("version", "version"),
            edition(record, ""),
            edited(record, "edited by "),
            record.counted_if_numeric("vol.", "volume"),
            delimiter=", ",
        )
    event = record.event() if record["publisher"] else None
    return group(container, series(record), event, delimiter=". ")


def series(record: Record) -> Piece | None:
    if not record["issue"]:
        return record.series()
    return group(
        record.text("collection-title", case="title"),
        record.labelled("vol.", "collection-number"),
        record.counted("no.", "issue"),
        delimiter=", ",
    )


def publication(record: Record) -> Piece | None:
    if record.is_serial() or record.kind == "patent":
        return None
    event = None if record["publisher"] else record.event()
    sort = None
    if record.kind == "article":
        sort = Piece("Preprint")
    elif record.kind == "thesis":
        sort = record.text("genre", case="first")
    place, day = publisher(record), text(day_of(record))
    if record.kind == "software" and record.day:
        is_after = record["publisher"] and place
        released = Piece("released" if is_after else "Released")
        day = group(released, day, delimiter=" ")
    return group(event, sort, place, day, delimiter=", ")


def publisher(record: Record) -> Piece | None:
    if record["publisher"]:
        is_said = record.stands_for_author("publisher")
        return None if is_said else record.text("publisher", case="first")
    if record["event-title"]:
        return None
    return record.text("publisher-place", case="first")


def archive(record: Record) -> Piece | None:
    if record.kind != "thesis":
        return None
    return record.number("number", prefix="(", suffix=")")


def address(record: Record) -> Piece | None:
    return record.doi() if record["DOI"] else record.url()
