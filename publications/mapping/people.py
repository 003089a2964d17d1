"""Author, editor, advisor and mentor fields to people."""

import re
from dataclasses import replace

from publications.bibtex import Entry, Name, Problem, split_names

from .draft import PersonDraft

# Field: role. Editors stand in for authors where a work has none, as in proceedings.
ROLES = {
    "author": "author",
    "editor": "editor",
    "advisor": "advisor",
    "supervisor": "advisor",
    "mentor": "mentor",
}
# biblatex's data annotation of whole names: author+an = {1=equal; 3=equal}.
ANNOTATION = re.compile(r"\s*(\d{1,4})\s*=\s*\"?([^;]*)")


def people(entry: Entry) -> tuple[list[PersonDraft], bool, list[Problem]]:
    """The people in the order of print, whether there are others, and problems."""
    found: list[PersonDraft] = []
    others = False
    problems: list[Problem] = []
    for field, role in ROLES.items():
        names = split_names(entry.get(field))
        persons = [to_person(name, role) for name in names.names]
        found += with_annotations(entry, field, persons)
        others = others or (names.others and role == "author")
        problems += [
            Problem(line_of(entry, field), p.severity, p.message, entry.key)
            for p in names.problems
        ]
    return found, others, problems


def to_person(name: Name, role: str) -> PersonDraft:
    """A name without its family's is kept whole, as a team's is."""
    if not name.family:
        written = name.written.strip()
        return PersonDraft(written, role, is_equal=name.equal, literal=written)
    return PersonDraft(
        name=name.written,
        role=role,
        is_equal=name.equal,
        given_name=name.given,
        particle=name.particle,
        family_name=name.family,
        suffix=name.suffix,
    )


def with_annotations(
    entry: Entry, field: str, persons: list[PersonDraft]
) -> list[PersonDraft]:
    equal = {
        int(found[1])
        for part in entry.get(f"{field}+an").split(";")
        if (found := ANNOTATION.match(part)) and "equal" in found[2].lower()
    }
    return [
        replace(person, is_equal=True) if number in equal else person
        for number, person in enumerate(persons, start=1)
    ]


def line_of(entry: Entry, name: str) -> int:
    lines = (field.line for field in entry.fields if field.name == name)
    return next(lines, entry.line)
