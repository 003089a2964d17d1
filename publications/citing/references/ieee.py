"""IEEE Reference Guide, without the number in brackets."""

from .dates import THREE_LETTERS, month_year, year
from .names import Names
from .piece import Piece, group, word
from .record import Record
from .values import plainly, text

AUTHORS = Names(given="initials", most=7, shown=1, looks_of_others="i")
EDITORS = Names(given="initials")
IN_EDITIONS = {"book", "chapter", "paper-conference", "report"}
WITHOUT_DAY = {"article-journal", "paper-conference", "report"}


def ieee(record: Record) -> Piece | None:
    lay_out = LAYOUTS.get(record.kind, other)
    return group(author(record), *lay_out(record), *access(record))


def author(record: Record) -> Piece | None:
    return group(
        record.names("author", AUTHORS) or edited(record, AUTHORS), suffix=", "
    )


def edited(record: Record, names: Names) -> Piece | None:
    label = ", Ed." if len(record.item.get("editor") or []) == 1 else ", Eds."
    return group(record.names("editor", names), word(label))


def editor(record: Record) -> Piece | None:
    """Unless they stand in for the authors."""
    return edited(record, EDITORS) if record.item.get("author") else None


def article(record: Record):
    has_more = record.has("DOI", "URL")
    main = group(
        title(record),
        record.text("container-title", look="i"),
        locators(record),
        page(record),
        issued(record),
        delimiter=", ",
    )
    return main, word("," if has_more else ".")


def paper(record: Record):
    return (
        *sentence(title(record), event(record), editor(record), end=", "),
        collection(record),
        *sentence(publisher(record), issued(record), page(record)),
    )


def chapter(record: Record):
    return sentence(
        title(record),
        group(word("in", suffix=" "), record.text("container-title", look="i")),
        locators(record),
        editor(record),
        collection(record),
        publisher(record),
        issued(record),
        record.labelled("ch.", "chapter-number"),
        page(record),
    )


def report(record: Record):
    numbered = group(record.text("genre"), record.number("number"), delimiter=" ")
    return sentence(title(record), publisher(record), numbered, issued(record))


def thesis(record: Record):
    parts = title(record), record.text("genre"), publisher(record), issued(record)
    return sentence(*parts)


def software(record: Record):
    date = group(issued(record), prefix="(", suffix=")")
    parts = title(record), date, record.text("genre"), publisher(record)
    return (group(*parts, delimiter=". ", suffix="."),)


def preprint(record: Record):
    server = group(publisher(record), look="i")
    numbered = group(server, record.number("number"), delimiter=": ")
    return sentence(title(record), issued(record), numbered)


def patent(record: Record):
    return sentence(title(record), record.number("number"), issued(record), end="")


def book(record: Record):
    return (
        *sentence(title(record), locators(record), end=". "),
        collection(record),
        *sentence(publisher(record), issued(record), page(record)),
    )


def other(record: Record):
    container = record.text("container-title", look="i")
    return (
        *sentence(title(record), container, locators(record), end=". "),
        collection(record),
        *sentence(publisher(record), page(record), issued(record)),
    )


def sentence(*parts: Piece | None, end: str = "."):
    return (group(*parts, delimiter=", ", suffix=end),)


LAYOUTS = {
    "article": preprint,
    "article-journal": article,
    "book": book,
    "chapter": chapter,
    "paper-conference": paper,
    "patent": patent,
    "report": report,
    "software": software,
    "speech": paper,
    "thesis": thesis,
}


def title(record: Record) -> Piece | None:
    is_whole = record.is_one_of("book", "software")
    return record.text("title", look="i" if is_whole else "q")


def locators(record: Record) -> Piece | None:
    return group(
        edition(record) if record.kind in IN_EDITIONS else None,
        record.labelled("vol.", "volume"),
        record.labelled("no.", "issue"),
        delimiter=", ",
    )


def edition(record: Record) -> Piece | None:
    if record.is_numeric("edition"):
        return record.edition()
    return record.text("edition", suffix=".", case="first")


def page(record: Record) -> Piece | None:
    if record.kind == "article-journal" and record["number"]:
        return record.labelled("Art. no.", "number")
    return record.labelled_page()


def event(record: Record) -> Piece | None:
    container = record.text("container-title", look="i")
    if container:
        return group(word("in"), container, delimiter=" ")
    return group(word("presented at the"), record.text("event-title"), delimiter=" ")


def collection(record: Record) -> Piece | None:
    if not record["collection-title"]:
        return None
    series = group(
        record.text("collection-title"),
        record.number("collection-number", prefix="no. "),
        record.number("volume", prefix="vol. "),
        delimiter=", ",
        suffix=". ",
    )
    return group(word("in", suffix=" "), series)


def publisher(record: Record) -> Piece | None:
    place, name = record.text("publisher-place"), record.text("publisher")
    if record.is_one_of("book", "chapter", "paper-conference"):
        return group(place, name, delimiter=": ")
    return group(name, place, delimiter=", ")


def issued(record: Record) -> Piece | None:
    day = record.day
    if record.is_one_of("book", "chapter", "thesis"):
        return text(year(day))
    if record.kind in WITHOUT_DAY or not day.day:
        return text(month_year(day, THREE_LETTERS))
    return text(f"{THREE_LETTERS[day.month - 1]} {day.day:02}, {day.year}")


def access(record: Record):
    if record["DOI"]:
        return (record.doi(" doi: ", "."),)
    if not record["URL"]:
        return ()
    available = Piece([word("Available"), plainly(record["URL"])], " ", delimiter=": ")
    return Piece([word("Online", "[", "]")], " ", ". "), available
