"""A new work, all of which is its file's: nothing is there to be held against it."""

from typing import Any

from .lists import merge_links, merge_topics
from .memory import BLANK
from .picture import merge_picture
from .title import merge_title
from .values import PLACE, RENAMED, WORK, fitted


def fill(merge, values: dict[str, Any]) -> None:
    """As deciding field by field would, in a third of the time."""
    work, place, draft = merge.work, merge.place, merge.draft
    said = {name: value for name, value in values.items() if value not in BLANK}
    merge.remembered = said | {"work_kind": draft.work_kind}
    # What is blank is known as well, and not remembered.
    place.memory.unknown = {"picture"}
    put(work.publication, WORK, said)
    put(place.appearance, PLACE, said)
    place.work_kind = work.publication.kind = draft.work_kind
    place.venue = tuple(values["venue"])
    work.people = draft.people
    work.taken.update(WORK, ("work_kind", "people"))
    merge_title(merge)
    merge_links(merge)
    merge_topics(merge)
    merge_picture(merge)


def put(record, names: tuple[str, ...], said: dict[str, Any]) -> None:
    for name in names:
        if name in said:
            column = RENAMED.get(name, name)
            setattr(record, column, fitted(type(record), column, said[name]))
