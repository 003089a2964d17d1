"""One entry to one draft."""

import re

from publications.bibtex import Entry, Problem, parse_date, to_unicode

from . import identifiers
from .draft import Draft
from .kinds import is_known, kinds
from .links import links, pictures
from .people import people
from .venues import lasting_name, printed_name, short_name, venue

TRUE = {"true", "yes", "1", "y"}
HIGHLIGHTS = {"selected", "featured"}
AWARD = re.compile(r"\b(best|outstanding|distinguished)\b.*\bpaper\b|\baward\b", re.I)
RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
NOTES = ["note", "addendum", "additional_info", "pubstate"]


def to_draft(entry: Entry, file: str = "") -> Draft:
    """`file` is the name of the file that the entry came from, for messages."""
    arxiv = identifiers.arxiv(entry)
    where = venue(entry)
    work_kind, kind = kinds(entry, where, arxiv)
    name = printed_name(entry, where, arxiv)
    short = short_name(entry, where)
    if kind == "preprint":
        short = ""
    persons, and_others, name_problems = people(entry)
    ways, link_problems = links(entry)
    date = parse_date(entry)
    note, award = note_and_award(entry)
    keywords = topics(entry)
    return Draft(
        file=file,
        line=entry.line,
        key=entry.key,
        source=entry.source,
        problems=(*name_problems, *link_problems, *kind_problems(entry)),
        title=title(entry),
        work_kind=work_kind,
        people=tuple(persons),
        and_others=and_others,
        links=tuple(ways),
        topics=tuple(t for t in keywords if t.lower() not in HIGHLIGHTS),
        abstract=prose(entry, "abstract"),
        description=prose(entry, "description"),
        award=award,
        is_selected=is_selected(entry, keywords),
        slug=text(entry, "slug") or text(entry, "url_slug"),
        picture=next(pictures(entry), ""),
        picture_alt=text(entry, "preview_alt"),
        kind=kind,
        name=name,
        venue="" if kind == "preprint" else lasting_name(entry, where, short),
        venue_short=short,
        place=text(entry, "location") or text(entry, "address"),
        year=date.year,
        month=date.month,
        day=date.day,
        date_text=date.text,
        volume="" if kind == "preprint" and arxiv else text(entry, "volume"),
        number=text(entry, "number") or text(entry, "issue"),
        pages=RANGE.sub("–", text(entry, "pages")),
        publisher=text(entry, "publisher"),
        note=note,
        doi=identifiers.doi(entry),
        arxiv=arxiv,
        isbn=text(entry, "isbn"),
        issn=text(entry, "issn"),
    )


def text(entry: Entry, name: str) -> str:
    """One line of plain text."""
    return " ".join(to_unicode(entry.get(name)).split())


def prose(entry: Entry, name: str) -> str:
    return to_unicode(entry.get(name)).strip()


def title(entry: Entry) -> str:
    """With its subtitle; a volume of proceedings may have its name in `booktitle`."""
    main = text(entry, "title") or text(entry, "booktitle")
    subtitle = text(entry, "subtitle")
    return f"{main}: {subtitle}" if main and subtitle else main


def topics(entry: Entry) -> list[str]:
    """The keywords, each once, as first written."""
    found: dict[str, str] = {}
    for name in ("keywords", "tags", "topics"):
        for word in re.split(r"[,;]", text(entry, name)):
            if word.strip():
                found.setdefault(word.strip().lower(), word.strip())
    return list(found.values())


def is_selected(entry: Entry, keywords: list[str]) -> bool:
    marks = (entry.get(name).strip().lower() for name in HIGHLIGHTS)
    words = {word.lower() for word in keywords}
    return any(mark in TRUE for mark in marks) or bool(words & HIGHLIGHTS)


def note_and_award(entry: Entry) -> tuple[str, str]:
    """A note that tells of an award is the award."""
    notes = [note for name in NOTES if (note := text(entry, name))]
    award = text(entry, "award_name") or text(entry, "award")
    if not award:
        award = next((note for note in notes if AWARD.search(note)), "")
        notes = [note for note in notes if note != award]
    return ". ".join(notes), award


def kind_problems(entry: Entry) -> list[Problem]:
    if is_known(entry):
        return []
    said = f"the type “{entry.kind}” is not known: kept as “Other work”"
    return [Problem(entry.line, "warning", said, entry.key)]
