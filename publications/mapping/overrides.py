"""Fields of our own, for what no field of BibTeX's can say of a record.

`offprint-name = {…}` stands for the draft's `name` whatever the other fields give;
`offprint-link-1` and `offprint-topic-1` say one more link or topic. They are written
only where a person edited a record into what the other fields can't express.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from publications.bibtex import Entry, to_unicode

from .draft import Draft, LinkDraft

PREFIX = "offprint-"
LINK = PREFIX + "link-"
TOPIC = PREFIX + "topic-"
# The draft's fields that can be said so.
TEXTS = frozenset(
    "title abstract description award language picture_alt kind work_kind name venue "
    "venue_short place date_text volume number pages publisher note doi arxiv isbn "
    "issn".split()
)


def field_of(name: str) -> str:
    return PREFIX + name.replace("_", "-")


def overridden(draft: Draft, entry: Entry) -> Draft:
    own = {
        field.name: field.value
        for field in entry.fields
        if field.name.startswith(PREFIX)
    }
    return replace(draft, **dict(values(draft, own))) if own else draft


def values(draft: Draft, own: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for name in TEXTS:
        if field_of(name) in own:
            yield name, " ".join(to_unicode(own[field_of(name)]).split())
    links = [to_link(value) for name, value in own.items() if name.startswith(LINK)]
    yield "links", (*draft.links, *filter(None, links))
    topics = [to_unicode(v) for name, v in own.items() if name.startswith(TOPIC)]
    yield "topics", (*draft.topics, *filter(None, topics))


def to_link(value: str) -> LinkDraft | None:
    """`kind; label; target`, of which the label may be empty."""
    kind, _, rest = value.partition(";")
    label, _, target = rest.rpartition(";")
    target = target.strip()
    if not target:
        return None
    is_file = "://" not in target
    return LinkDraft(kind.strip(), target, to_unicode(label).strip(), is_file)


def free_name(prefix: str, entry: Entry) -> str:
    taken = {field.name for field in entry.fields}
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"
