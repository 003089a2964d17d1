"""One entry to one draft."""

import re
from collections.abc import Sequence

from publications.bibtex import Entry, Problem
from publications.identifiers import normal_doi

from .dates import date_of
from .draft import Draft
from .fields import Fields
from .identifiers import identifiers
from .imprints import edition, known, series, volume_and_number
from .kinds import kinds
from .languages import language
from .links import links, picture
from .notes import note_and_award
from .overrides import overridden
from .people import people
from .titles import HIGHLIGHTS, is_selected, title, topics
from .venues import lasting_name, place, printed_name, short_name, venue

# Scopus has “1 – 9”.
RANGE = re.compile(r"(?<=\d)(?:\s*-\s*|\s+–\s+)(?=\d)")


def to_draft(entry: Entry, file: str = "", problems: Sequence[Problem] = ()) -> Draft:
    """`file` is the name of the file that the entry came from, for messages, and
    `problems` are those of reading it."""
    fields = Fields(entry)
    found = identifiers(fields)
    where = venue(fields)
    work_kind, kind = kinds(fields, where, found.arxiv)
    printed = printed_name(fields, work_kind, where, found.arxiv)
    short = "" if kind == "preprint" else short_name(fields, where)
    persons, and_others = people(fields)
    date = date_of(fields)
    note, award = note_and_award(fields, persons, found)
    keywords = topics(fields)
    volume, number = volume_and_number(fields, work_kind)
    called = title(fields)
    draft = Draft(
        file=file,
        line=entry.line,
        key=entry.key,
        source=entry.source,
        entry_type=entry.kind,
        fields=tuple((f.name, f.value) for f in (*entry.fields, *entry.inherited)),
        title=called,
        work_kind=work_kind,
        people=tuple(persons),
        and_others=and_others,
        links=tuple(links(fields, found)),
        topics=tuple(t for t in keywords if t.lower() not in HIGHLIGHTS),
        abstract=fields.prose("abstract"),
        description=fields.prose("description"),
        award=award,
        language=language(fields),
        is_selected=is_selected(fields, keywords),
        slug=fields.first("slug", "url_slug"),
        picture=picture(fields),
        picture_alt=fields.text("preview_alt"),
        kind=kind,
        name="" if printed == called else printed,
        venue="" if kind == "preprint" else lasting_name(work_kind, printed, short),
        venue_short=short,
        place=place(fields, where),
        year=date.year,
        month=date.month,
        day=date.day,
        date_text=date.text,
        volume=volume,
        number=number,
        pages=pages(fields),
        series=series(fields, work_kind, short),
        edition=edition(fields),
        publisher=fields.text("publisher"),
        # Such as the sort of a thesis, which many say twice.
        note="" if note.casefold() in printed.casefold() else note,
        doi=found.doi,
        arxiv=found.arxiv,
        isbn=found.isbn,
        issn=found.issn,
        # The last, as the values before have noted what is amiss.
        problems=(*problems, *fields.problems),
    )
    return overridden(draft, entry)


def pages(fields: Fields) -> str:
    """What is printed only in electronic journals has a number instead."""
    if found := known(fields, "pages"):
        return RANGE.sub("–", found)
    number = fields.text("articleno")
    eid = fields.text("eid")
    if eid and normal_doi(eid) != eid.lower():
        return eid
    return f"Article {number}" if number.isdecimal() else number
