"""APA Style, 7th edition."""

from .dates import month_and_day, year
from .names import Names
from .numbers import expanded
from .piece import Piece, group, word
from .record import Record
from .values import text

AUTHORS = Names(
    "&",
    inverted="all",
    given="initials",
    comma="always",
    most=21,
    shown=19,
    shows_last=True,
)
EDITORS = Names("&", given="initials", most=21, shown=19, shows_last=True)
SORTS = {"dataset": "Dataset", "software": "Computer software"}
WITHOUT_VOLUME = {"article-journal", "patent", "speech"}


def apa(record: Record) -> Piece | None:
    main = group(
        author(record),
        date(record),
        title_and_description(record),
        source(record),
        delimiter=". ",
        suffix=".",
    )
    return group(main, address(record), delimiter=" ")


def author(record: Record) -> Piece | None:
    people = record.names("author", AUTHORS) or edited(record, AUTHORS, " (", ")")
    if people:
        return people
    return record.maker() or titled(record)


def edited(record: Record, names: Names, before: str, after: str) -> Piece | None:
    label = word(record.one_or_more("editor", "Ed.", "Eds."), before, after)
    return group(record.names("editor", names), label)


def date(record: Record) -> Piece | None:
    if not record.day:
        return Piece("n.d.", "(", ")")
    day = text(month_and_day(record.day)) if has_day(record) else None
    return group(text(year(record.day)), day, delimiter=", ", prefix="(", suffix=")")


def has_day(record: Record) -> bool:
    if record.is_one_of("document", "speech"):
        return True
    return record.kind == "paper-conference" and not record.is_in_volume()


def title_and_description(record: Record) -> Piece | None:
    if record.stands_for_author("title"):
        return description(record)
    return group(titled(record), description(record), delimiter=" ")


def titled(record: Record) -> Piece | None:
    return group(title(record), identifier(record), delimiter=" ")


def title(record: Record) -> Piece | None:
    if record["container-title"]:
        return record.text("title")
    volume = None if record.is_serial() else title_volume(record)
    whole = group(record.text("title"), volume, delimiter=": ")
    return group(whole, look="i")


def title_volume(record: Record) -> Piece | None:
    """A volume that has a name rather than a number."""
    if record.is_numeric("volume"):
        return None
    return record.text("volume", case="first")


def identifier(record: Record) -> Piece | None:
    if record.kind == "patent":
        sort = record.text("genre", case="first") or word("Patent")
        parts = (group(sort, numbered(record), delimiter=" "),)
    elif record["container-title"]:
        parts = (contributors(record),)
    else:
        parts = contributors(record), number(record), volume(record)
    return group(*parts, prefix="(", suffix=")", delimiter="; ")


def contributors(record: Record) -> Piece | None:
    if record["container-title"] or record.stands_for_author("editor"):
        return None
    return None if record.is_serial() else edited(record, EDITORS, ", ", "")


def number(record: Record) -> Piece | None:
    if record.kind == "thesis" and record["genre"]:
        sort = word("Publication")
    else:
        sort = record.text("genre", case="title") if record["number"] else None
    return group(sort, numbered(record), delimiter=" ")


def numbered(record: Record) -> Piece | None:
    if record.kind == "patent":
        return record.counted("No.", "number", case="first")
    return record.counted_if_numeric("No.", "number", case="first")


def volume(record: Record) -> Piece | None:
    if record.is_serial() or (record.kind in WITHOUT_VOLUME and not record["editor"]):
        return None
    series = (
        record.text("collection-title", case="title"),
        record.number("collection-number"),
    )
    return group(
        record.labelled("Version", "version"),
        record.edition(),
        group(*series, delimiter=" ")
        if record.is_one_of("document", "report")
        else None,
        record.counted("Vol.", "volume") if record.is_numeric("volume") else None,
        record.counted("Issue", "issue"),
        record.labelled_page(expanded)
        or record.counted_if_numeric("Chapter", "chapter-number"),
        delimiter=", ",
    )


def description(record: Record) -> Piece | None:
    genre = record.text("genre", case="first")
    if record.kind == "thesis":
        place = record.text("publisher") if record.has("DOI", "URL") else None
        return group(genre, place, delimiter=", ", prefix="[", suffix="]")
    if not genre and record.kind in SORTS:
        return Piece(SORTS[record.kind], "[", "]")
    return None if record["number"] else group(genre, prefix="[", suffix="]")


def source(record: Record) -> Piece | None:
    whole = serial(record) if record.is_serial() else monograph(record)
    return group(whole, publisher(record), record.event(), delimiter=". ")


def serial(record: Record) -> Piece | None:
    series = group(
        record.text("container-title", case="title"),
        record.text("collection-title", case="title"),
        delimiter=", ",
        look="i",
    )
    issue = group(record.number("issue"), prefix="(", suffix=")")
    volume = group(record.number("volume", look="i"), issue)
    if record["number"]:
        place = record.labelled("Article", "number")
    else:
        place = record.page(expanded)
    return group(series, volume, place, delimiter=", ")


def monograph(record: Record) -> Piece | None:
    if not record["container-title"]:
        return None
    container = group(
        record.text("container-title"), title_volume(record), delimiter=": ", look="i"
    )
    editors = None
    if not record.stands_for_author("editor"):
        editors = edited(record, EDITORS, " (", ")")
    details = group(
        number(record), volume(record), prefix="(", suffix=")", delimiter="; "
    )
    whole = group(editors, container, delimiter=", ")
    return group(word("In"), whole, details, delimiter=" ")


def publisher(record: Record) -> Piece | None:
    if record.kind == "thesis" and record.has("DOI", "URL"):
        return None
    if record.is_serial() or record.stands_for_author("publisher"):
        return None
    return record.text("publisher")


def address(record: Record) -> Piece | None:
    if record["DOI"]:
        return record.doi()
    retrieved = None if record.day else word("Retrieved")
    return group(retrieved, record.url(), delimiter=" ")
