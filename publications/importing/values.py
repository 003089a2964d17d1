"""The fields an import fills, and how to read each from a draft and from the rows."""

from collections.abc import Iterable
from typing import Any

from publications.mapping import Draft, LinkDraft, PersonDraft

# Fields of a draft that are kept with the work, and with the place of appearance.
WORK = (
    "title",
    "abstract",
    "description",
    "award",
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
    "publisher",
    "note",
    "doi",
    "arxiv",
    "isbn",
    "issn",
)
# Draft's name: Publication's name.
RENAMED = {"picture_alt": "thumbnail_alt"}


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
    limit = model._meta.get_field(name).max_length
    if not limit or not isinstance(value, str) or len(value) <= limit:
        return value
    return value[: limit - 1] + "…"
