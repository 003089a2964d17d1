"""Lists of names, with the marks of equal contribution as the entry has them."""

import re
from collections.abc import Iterator

from publications.bibtex import Name, split_names
from publications.bibtex.written import write_names
from publications.mapping.draft import PersonDraft

from .wish import Changes, Proposals, Wish

# Role: fields that say it.
FIELDS = {
    "author": ["author"],
    "editor": ["editor"],
    "advisor": ["advisor", "supervisor"],
    "mentor": ["mentor"],
}
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
# biblatex's data annotation: 1=equal; 3:given="…"
ANNOTATED = re.compile(r"\s*(\d+)(.*)", re.DOTALL)
EQUAL = re.compile(r'"?\s*equal[^,;"]*"?', re.IGNORECASE)


def people_proposals(wish: Wish) -> Proposals:
    """First with the convention that the entry follows already."""
    is_annotated = any("+an" in field.name for field in wish.entry.fields)
    for by_annotation in (is_annotated, not is_annotated):
        changes: Changes = {}
        for role in FIELDS:
            if differs(wish, role):
                changes |= lists(wish, role, by_annotation)
        yield changes


def differs(wish: Wish, role: str) -> bool:
    is_other_end = role == "author" and wish.draft.and_others != wish.target.and_others
    said, wanted = (
        [(p.name, p.is_equal) for p in draft.people if p.role == role]
        for draft in (wish.draft, wish.target)
    )
    return is_other_end or said != wanted


def lists(wish: Wish, role: str, by_annotation: bool) -> Changes:
    names = [name for name in FIELDS[role] if wish.own(name)] or FIELDS[role][:1]
    people = [person for person in wish.target.people if person.role == role]
    others = role == "author" and wish.target.and_others
    written = Written(wish.own(names[0]))
    texts = [written.name(person, marked=not by_annotation) for person in people]
    if others:
        texts.append("others")
    changes: Changes = dict.fromkeys(names)
    changes[names[0]] = " and ".join(texts) or None
    return changes | annotations(wish, names[0], people, by_annotation)


class Written:
    """The names of a field as they stand there, so that those that stay do so."""

    def __init__(self, value: str) -> None:
        self.pieces: dict[tuple[str, bool], str] = {}
        for piece in AND.split(value):
            names = split_names(piece).names
            if len(names) == 1 and piece.count("{") == piece.count("}"):
                name = names[0]
                self.pieces.setdefault((name.written, name.equal), piece.strip())

    def name(self, person: PersonDraft, *, marked: bool) -> str:
        is_marked = person.is_equal and marked
        if known := self.pieces.get((person.name, is_marked)):
            return known
        text = write_names([to_name(person)])
        return next(filter(is_equal, marked_forms(text)), text) if is_marked else text


def to_name(person: PersonDraft) -> Name:
    name = Name(
        given=person.given_name,
        family=person.family_name,
        particle=person.particle,
        suffix=person.suffix,
        literal=person.literal,
    )
    if name.written == person.name:
        return name
    found = split_names(write_names([Name(literal=person.name)]).strip("{}")).names
    is_same = len(found) == 1 and found[0].written == person.name
    return found[0] if is_same and not found[0].marks else Name(literal=person.name)


def marked_forms(text: str) -> Iterator[str]:
    """Doe*, Jane; {A Team}*"""
    family, comma, rest = text.partition(",")
    yield f"{family}*{comma}{rest}"
    yield f"{text}*"


def is_equal(text: str) -> bool:
    names = split_names(text).names
    return len(names) == 1 and names[0].equal


def annotations(
    wish: Wish, field: str, people: list[PersonDraft], by_annotation: bool
) -> Changes:
    """The entry's annotations with the numbers that the names have now."""
    role = field if field in FIELDS else "advisor"
    before = [person.name for person in wish.draft.people if person.role == role]
    now = {person.name: number for number, person in enumerate(people, start=1)}
    moved = {n: now.get(name) for n, name in enumerate(before, start=1)}
    equal = [n for n, person in enumerate(people, start=1) if person.is_equal]
    main = f"{field}+an"
    changes: Changes = {}
    for own in wish.entry.fields:
        if own.name == main or own.name.startswith(f"{main}:"):
            kept = renumbered(own.value, moved, without_equal=own.name == main)
            changes[own.written] = "; ".join(kept) or None
    if by_annotation and equal:
        there = changes.get(main)
        marks = [f"{n}=equal" for n in equal]
        changes[main] = "; ".join(filter(None, [there, *marks]))
    return changes


def renumbered(
    value: str, moved: dict[int, int | None], *, without_equal: bool
) -> Iterator[str]:
    for part in value.split(";"):
        found = ANNOTATED.match(part)
        number = moved.get(int(found[1])) if found else None
        if not found or not number:
            continue
        marks = found[2].strip().removeprefix("=").split(",")
        if without_equal:
            marks = [mark for mark in marks if not EQUAL.fullmatch(mark.strip())]
        said = ",".join(marks)
        if found[2].lstrip().startswith("=") and said.strip():
            yield f"{number}={said.strip()}"
        elif said.strip():
            yield f"{number}{said.strip()}"
