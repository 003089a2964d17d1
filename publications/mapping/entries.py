"""One entry to one draft."""

import re
from collections.abc import Sequence

from publications.bibtex import Entry, Problem, parse_date, to_unicode

from .draft import Draft, PersonDraft
from .identifiers import arxiv_of, doi_of
from .kinds import is_known, kinds
from .links import links, pictures
from .people import people
from .venues import lasting_name, printed_name, short_name, venue

TRUE = {"true", "yes", "1", "y"}
HIGHLIGHTS = {"selected", "featured"}
AWARD = re.compile(r"\b(best|outstanding|distinguished)\b.*\bpaper\b|\baward\b", re.I)
# An “award” that is money: NSF Award 1234567.
FUNDING = re.compile(
    r"\b(supported|funded|funding|grants?)\b|\baward\W+\D{0,5}\d", re.I
)
EQUAL = re.compile(r"\bequal", re.I)
RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
# Beside a publisher, `address` is the publisher's.
PLACES = ["location", "venue"]
ANY_PLACES = ["location", "address", "venue"]
# biblatex's words for `pubstate`.
STATES = {"inpress": "in press", "inpreparation": "in preparation"}
# What the line of a preprint says already.
JUST_ARXIV = re.compile(r"arxiv\s*:?\s*\S+", re.I)
# Formulas that MathSciNet and others write with spaces at their ends.
SPACED = re.compile(r"(?<!\\)\$ *([^$]+?) *(?<!\\)\$")
NOTES = ["note", "addendum", "additional_info", "pubstate", "annotation"]
# Longer than any; a part of one would lead elsewhere.
MAX_DOI = 300


def to_draft(entry: Entry, file: str = "", problems: Sequence[Problem] = ()) -> Draft:
    """`file` is the name of the file that the entry came from, for messages, and
    `problems` are those of reading it."""
    arxiv = arxiv_of(entry)
    where = venue(entry)
    work_kind, kind = kinds(entry, where, arxiv)
    short = "" if kind == "preprint" else short_name(entry, where)
    persons, and_others, name_problems = people(entry)
    ways, link_problems = links(entry)
    doi, doi_problems = kept_doi(entry)
    date = parse_date(entry)
    note, award = note_and_award(entry, persons)
    keywords = topics(entry)
    return Draft(
        file=file,
        line=entry.line,
        key=entry.key,
        source=entry.source,
        entry_type=entry.kind,
        fields=tuple((f.name, f.value) for f in (*entry.fields, *entry.inherited)),
        problems=(
            *problems,
            *name_problems,
            *link_problems,
            *doi_problems,
            *kind_problems(entry),
        ),
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
        name=printed_name(entry, where, arxiv),
        venue="" if kind == "preprint" else lasting_name(entry, where, short),
        venue_short=short,
        place=first_text(entry, PLACES if entry.get("publisher") else ANY_PLACES),
        year=date.year,
        month=date.month,
        day=date.day,
        date_text=date.text,
        volume="" if kind == "preprint" and arxiv else text(entry, "volume"),
        number=first_text(entry, ["number", "issue"]),
        pages=RANGE.sub("–", text(entry, "pages")),
        publisher=text(entry, "publisher"),
        note=note,
        doi=doi,
        arxiv=arxiv,
        isbn=text(entry, "isbn"),
        issn=text(entry, "issn"),
    )


def text(entry: Entry, name: str) -> str:
    """One line of plain text."""
    return " ".join(prose(entry, name).split())


def first_text(entry: Entry, names: Sequence[str]) -> str:
    return next((found for name in names if (found := text(entry, name))), "")


def prose(entry: Entry, name: str) -> str:
    return SPACED.sub(r"$\1$", to_unicode(entry.get(name))).strip()


def title(entry: Entry) -> str:
    """With its subtitle; a volume of proceedings may have its name in `booktitle`."""
    main = first_text(entry, ["title", "booktitle"])
    subtitle = text(entry, "subtitle")
    return f"{main}: {subtitle}" if main and subtitle else main


def topics(entry: Entry) -> list[str]:
    """The keywords, each once, as first written."""
    found: dict[str, str] = {}
    for name in ("keywords", "tags", "topics"):
        for word in re.split(r"[,;]", text(entry, name)):
            if word := word.strip(" {}"):
                found.setdefault(word.casefold(), word)
    return list(found.values())


def is_selected(entry: Entry, keywords: list[str]) -> bool:
    marks = (entry.get(name).strip().lower() for name in HIGHLIGHTS)
    words = {word.lower() for word in keywords}
    return any(mark in TRUE for mark in marks) or bool(words & HIGHLIGHTS)


def note_and_award(entry: Entry, persons: Sequence[PersonDraft]) -> tuple[str, str]:
    """A note that tells of an award is the award; one that explains the marks of
    equal contribution is left to the page, which does so itself."""
    notes = [note for name in NOTES if (note := text(entry, name))]
    notes = [STATES.get(n, n) for n in notes if not JUST_ARXIV.fullmatch(n)]
    if any(person.is_equal for person in persons):
        notes = [note for note in notes if not EQUAL.search(note)]
    award = first_text(entry, ["award_name", "award"])
    if not award:
        award = next(filter(is_award, notes), "")
        notes = [note for note in notes if note != award]
    return ". ".join([*(note.rstrip(".") for note in notes[:-1]), *notes[-1:]]), award


def is_award(note: str) -> bool:
    return bool(AWARD.search(note)) and not FUNDING.search(note)


def kept_doi(entry: Entry) -> tuple[str, list[Problem]]:
    doi = doi_of(entry)
    if len(doi) <= MAX_DOI:
        return doi, []
    said = f"the DOI has {len(doi):,} characters, which none has: left out"
    return "", [Problem(entry.line, "warning", said, entry.key)]


def kind_problems(entry: Entry) -> list[Problem]:
    if is_known(entry):
        return []
    said = f"the type “{entry.kind}” is not known: kept as “Other work”"
    return [Problem(entry.line, "warning", said, entry.key)]
