"""What an import would remember of a pasted entry, so that a later one knows it."""

from publications.importing.memory import Memory
from publications.importing.values import PLACE, RENAMED, WORK, fitted, seen
from publications.models import Appearance, Publication

from .pasted import first_entry


def keep_entry(appearance: Appearance, text: str) -> None:
    """As if the entry had been imported, and what differs from it edited since.

    People, venue, links and topics are left to be compared at the first import.
    """
    entry = first_entry(text)
    if not entry or appearance.bibtex:
        return
    draft = entry.draft()
    memory, values = Memory(), seen(draft)
    for name in PLACE:
        memory.remember(name, values[name], fitted(Appearance, name, values[name]))
    work = appearance.publication
    values |= {"title": draft.title, "work_kind": draft.work_kind}
    for name in (*WORK, "title", "work_kind"):
        column = {"work_kind": "kind", **RENAMED}.get(name, name)
        value = fitted(Publication, column, values[name])
        if getattr(work, column) == value:
            memory.remember(name, values[name], value)
    appearance.bibtex = draft.source
    appearance.entry_type = fitted(Appearance, "entry_type", draft.entry_type)
    appearance.fields = [list(field) for field in draft.fields]
    appearance.imported = memory.to_json(draft.key)
