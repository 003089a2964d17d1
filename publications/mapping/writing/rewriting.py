"""The way back: which fields of an entry to change for its draft to become another.

Each change is tried on the entry and read back by `to_draft`, so that whatever reads
a field decides what has to stand in it, and nothing else is changed on the way.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any
from unicodedata import normalize

from publications.bibtex import Entry, Field, is_verbatim
from publications.bibtex.macros import collapse
from publications.mapping.draft import Draft
from publications.mapping.entries import to_draft
from publications.mapping.overrides import PREFIX

from .proposals import proposals
from .wish import Changes, Wish

# They say where the draft came from, or what was only looked at on the way.
NOT_SAID = frozenset(
    "file line key source problems entry_type fields slug picture".split()
)
DATE = ("year", "month", "day", "date_text")
# The first ones bring others with them: a DOI may stand in for an address.
FIRST = ("title", "people", "and_others", "date", "doi", "arxiv", "name")
# What other values imply, and a field of our own can say.
IMPLIED = frozenset(["kind", "venue", "venue_short", "work_kind"])
MAX_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Rewriting:
    """`changes` are for `bibtex.edit`; `unsaid` names what no field could say."""

    changes: Changes
    unsaid: tuple[str, ...] = ()


def rewritten(entry: Entry, target: Draft, *, ascii: bool = True) -> Rewriting:
    """`ascii` says that accented letters are to be written as LaTeX."""
    start = wrong(to_draft(entry), target)
    best, left = entry, start
    for _ in range(MAX_ROUNDS):
        for name in in_order(left):
            better = mended(best, name, target, ascii)
            if better is not None:
                best = better
                left = wrong(to_draft(best), target)
                break
        else:
            break
    return Rewriting(changes_between(entry, best), tuple(in_order(left)))


def wrong(draft: Draft, target: Draft) -> dict[str, int]:
    """In which of its values the draft is not yet the target, and how far off."""
    said, wanted = comparable(draft), comparable(target)
    differing = {name: distance(said[name], wanted[name]) for name in said}
    return {name: far for name, far in differing.items() if far}


def comparable(draft: Draft) -> dict[str, Any]:
    values = {f.name: getattr(draft, f.name) for f in fields(draft)}
    values["people"] = [(p.role, p.name, p.is_equal) for p in draft.people]
    values["links"] = Counter((x.kind, x.label, x.target) for x in draft.links)
    values["topics"] = Counter(draft.topics)
    values["date"] = tuple(values.pop(name) for name in DATE)
    return {name: plain(v) for name, v in values.items() if name not in NOT_SAID}


def plain(value: Any) -> Any:
    """Without what no BibTeX value keeps: how wide a blank is."""
    if isinstance(value, str):
        lines = (" ".join(line.split()) for line in normalize("NFC", value).split("\n"))
        return "\n".join(lines).strip()
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return value


def distance(said: Any, wanted: Any) -> int:
    if isinstance(said, Counter):
        return sum(((said - wanted) + (wanted - said)).values())
    return int(said != wanted)


def in_order(names: Iterable[str]) -> list[str]:
    places = {name: place for place, name in enumerate(FIRST)}
    return sorted(names, key=lambda name: (places.get(name, len(FIRST)), name))


def mended(entry: Entry, name: str, target: Draft, ascii: bool) -> Entry | None:
    """The entry with the best proposal for `name`; None where none helps."""
    draft = to_draft(entry)
    before = wrong(draft, target)
    best, best_cost = None, math.inf
    for changes in proposals(Wish(entry, name, draft, target, ascii)):
        tried = with_fields(entry, changes)
        after = wrong(to_draft(tried), target)
        is_better = cost(after) < cost(before) and after.get(name, 0) < before[name]
        if is_better and cost(after) + price(changes) < best_cost:
            best, best_cost = tried, cost(after) + price(changes)
            if after.keys() < before.keys() and not price(changes):
                break
    return best


def cost(far: dict[str, int]) -> int:
    return sum(n if name in IMPLIED else 10 * n for name, n in far.items())


def price(changes: Changes) -> int:
    """Fields of our own are for what no other can say."""
    own = [name for name, value in changes.items() if value and name.startswith(PREFIX)]
    return 5 * len(own)


def with_fields(entry: Entry, changes: Changes) -> Entry:
    """The entry as it would be read with the changes made."""
    lower = {name.lower(): name for name in changes}
    inherited = {field.name for field in entry.inherited}
    kept = []
    for field in entry.fields:
        written = lower.pop(field.name, None)
        value = field.value if written is None else changes[written]
        # Without a field of its own, the entry would have its parent's.
        value = "" if value is None and field.name in inherited else value
        if value is not None:
            kept.append(replace(field, value=tidied(field.name, value)))
    for name, written in lower.items():
        value = changes[written]
        value = "" if value is None and name in inherited else value
        if value is not None:
            kept.append(Field(name, name, tidied(name, value), entry.line))
    return replace(entry, fields=tuple(kept))


def tidied(name: str, value: str) -> str:
    return value.strip() if is_verbatim(name) else collapse(value)


def changes_between(old: Entry, new: Entry) -> Changes:
    before = {field.name: field.value for field in old.fields}
    after = {field.name for field in new.fields}
    changes: Changes = {name: None for name in before if name not in after}
    for field in new.fields:
        if before.get(field.name) != field.value:
            changes[field.name] = field.value
    return changes
