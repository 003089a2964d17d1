"""The fields an import fills, and how to read each from a draft and from the rows."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from publications.mapping import Draft, LinkDraft, PersonDraft

# Fields of a draft that are kept with the work, and with the place of appearance;
# the title has rules of its own.
WORK = (
    "abstract",
    "description",
    "award",
    "language",
    "is_selected",
    "and_others",
    "picture_alt",
)
PLACE = (
    "kind",
    "name",
    "place",
    "year",
    "month",
    "day",
    "date_text",
    "volume",
    "number",
    "pages",
    "series",
    "edition",
    "publisher",
    "note",
    "doi",
    "arxiv",
    "isbn",
    "issn",
)
# All whose value in the file is held against the record's.
FIELDS = (
    "title",
    *WORK,
    *PLACE,
    "work_kind",
    "venue",
    "people",
    "links",
    "topics",
    "picture",
)
# Draft's name: Publication's name.
RENAMED = {"picture_alt": "thumbnail_alt"}
# How a field is called in messages, where not by its own name.
LABELS = {
    "and_others": "“and others”",
    "bibtex": "its BibTeX",
    "date_text": "date in words",
    "is_selected": "selected",
    "picture_alt": "picture in words",
    "place": "city",
    "work_kind": "kind of work",
}


def label(name: str) -> str:
    return LABELS.get(name, name)


def shown(value: Any) -> str:
    """A value in a sentence: “Jane Doe, John Roe”."""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = " ".join(str("" if value is None else value).split())
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"


def plain(name: str, value: Any) -> Any:
    """A compared value as a person or a program wants to read it."""
    if name == "venue":
        return value[0] if value else ""
    if name == "picture":
        return value.partition(" ")[0]
    if name in ("people", "links"):
        at = 1 if name == "people" else 2
        return [item[at] for item in value]
    return value


def seen(draft: Draft) -> dict[str, Any]:
    """The draft's values as they are remembered: as JSON."""
    values = {name: getattr(draft, name) for name in (*WORK, *PLACE)}
    values["venue"] = [draft.venue, draft.venue_short] if draft.venue else []
    values["people"] = people_of_drafts(draft.people)
    return values


def people_of_drafts(people: Iterable[PersonDraft]) -> list[list[Any]]:
    return [[person.role, person.name, person.is_equal] for person in people]


def people_rows(authorships) -> list[list[Any]]:
    return [[a.role, a.author_id, a.name, a.is_equal] for a in authorships]


def link_item(link: LinkDraft) -> list[str]:
    return [link.kind, link.label, link.target]


def identity(item: Any) -> str:
    """What tells one link or topic from others, by whatever label."""
    return item.casefold() if isinstance(item, str) else item[2]


def link_row(link) -> list[str]:
    return [link.kind, link.label, link.url or link.file.name]


def fitted(model, name: str, value: Any) -> Any:
    """`value` cut to what the column holds; the entry's own text keeps the rest."""
    limit = length_of(model, name)
    if not limit or not isinstance(value, str) or len(value) <= limit:
        return value
    return value[: limit - 1] + "…"


@cache
def length_of(model, name: str) -> int | None:
    return model._meta.get_field(name).max_length
