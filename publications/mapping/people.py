"""Author, editor, advisor and mentor fields to people."""

from dataclasses import replace

from publications.bibtex import Entry, Name, split_names

from .annotations import annotated
from .contributions import equal_authors
from .draft import PersonDraft
from .fields import Fields

# Field: role. Editors stand in for authors where a work has none, as in proceedings.
ROLES = {
    "author": "author",
    "editor": "editor",
    "advisor": "advisor",
    "supervisor": "advisor",
    "mentor": "mentor",
}
# Who made it, where neither an author nor an editor is named.
MAKERS = ["inventor", "director", "artist", "holder", "editora", "organizer"]


def people_of(entry: Entry) -> list[PersonDraft]:
    """As in its draft, which takes longer to make."""
    return people(Fields(entry))[0]


def people(fields: Fields) -> tuple[list[PersonDraft], bool]:
    """The people in the order of print, and whether there are others."""
    found: list[PersonDraft] = []
    others = False
    for name, role in ROLES.items():
        if fields.get(name):
            persons, more = named(fields, name, role)
            found += persons
            others = others or (more and role == "author")
    if any(person.role in ("author", "editor") for person in found):
        return found, others
    maker = next((name for name in MAKERS if fields.get(name)), "")
    if not maker:
        return found, others
    makers, others = named(fields, maker, "author")
    return [*makers, *found], others


def named(fields: Fields, name: str, role: str) -> tuple[list[PersonDraft], bool]:
    names = split_names(listed(fields, name))
    for problem in names.problems:
        fields.tell(name, problem.severity, problem.message)
    persons = annotated(fields, name, [to_person(n, role) for n in names.names])
    if name == "author" and not any(person.is_equal for person in persons):
        equal = equal_authors(fields, persons)
        persons = [
            replace(person, is_equal=True) if i in equal else person
            for i, person in enumerate(persons)
        ]
    return persons, names.others


def listed(fields: Fields, name: str) -> str:
    """Web of Science puts braces around all of the editors."""
    value = fields.get(name).strip()
    is_whole = value.startswith("{") and " and " in value and value.find("}") > 0
    if is_whole and value.find("}") == len(value) - 1 and fields.get("unique-id"):
        return value[1:-1]
    return value


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
