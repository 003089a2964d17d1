"""Author, editor, advisor and mentor fields to people."""

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


def people(entry: Entry) -> tuple[list[PersonDraft], bool, list[Problem]]:
    """The people in the order of print, whether there are others, and problems."""
    found: list[PersonDraft] = []
    others = False
    problems: list[Problem] = []
    for field, role in ROLES.items():
        names = split_names(entry.get(field))
        found += [to_person(name, role) for name in names.names]
        others = others or (names.others and role == "author")
        problems += [
            Problem(line_of(entry, field), p.severity, p.message, entry.key)
            for p in names.problems
        ]
    return found, others, problems


def to_person(name: Name, role: str) -> PersonDraft:
    return PersonDraft(
        name=name.written,
        role=role,
        is_equal=name.equal,
        given_name="" if name.literal else name.given,
        particle="" if name.literal else name.particle,
        family_name="" if name.literal else name.family,
        suffix="" if name.literal else name.suffix,
        literal=name.literal,
    )


def line_of(entry: Entry, name: str) -> int:
    lines = (field.line for field in entry.fields if field.name == name)
    return next(lines, entry.line)
