"""What fields beside a list of names say of single names: equal contribution, ORCID."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publications.identifiers import is_orcid, normal_orcid

from .draft import PersonDraft
from .fields import Fields

# biblatex's data annotation: author+an = {1=equal; 2:family="x"}, and by name as
# author+an:orcid. The third group is the annotation of the whole name.
ANNOTATION = re.compile(r"\s*(\d{1,4}(?:\s*,\s*\d{1,4}){0,99})\s*=\s*(.*)", re.DOTALL)
EQUAL = re.compile(r"\bequal|\bco-?first", re.I)
# Web of Science: Doe, Jane/0000-0002-1825-0097 Roe, John/…
RESEARCHER = re.compile(
    r"([^/;,]{1,100},[^/;]{0,100})/\s*(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])[;\s]*"
)
ORCID_FIELDS = ("orcid-numbers", "orcid")


def annotated(
    fields: Fields, name: str, persons: list[PersonDraft]
) -> list[PersonDraft]:
    for field in fields.names():
        if field.startswith(f"{name}+an"):
            persons = with_annotations(fields, field, persons)
    if name == "author":
        for field in ORCID_FIELDS:
            if fields.get(field):
                persons = with_orcids(fields, field, persons)
    return persons


def with_annotations(
    fields: Fields, field: str, persons: list[PersonDraft]
) -> list[PersonDraft]:
    noted = dict(annotations(fields.get(field)))
    if field.endswith(":orcid"):
        orcids = {number: normal_orcid(value) for number, value in noted.items()}
        return [
            with_orcid(fields, field, person, orcids.get(number, ""))
            for number, person in enumerate(persons, start=1)
        ]
    return [
        replace(person, is_equal=True)
        if EQUAL.search(noted.get(number, ""))
        else person
        for number, person in enumerate(persons, start=1)
    ]


def annotations(value: str) -> Iterator[tuple[int, str]]:
    for part in value.split(";"):
        if found := ANNOTATION.match(part):
            for number in found[1].split(","):
                yield int(number), found[2].strip(' "')


def with_orcids(
    fields: Fields, field: str, persons: list[PersonDraft]
) -> list[PersonDraft]:
    written = fields.text(field)
    found = RESEARCHER.findall(written)
    if not found:
        return with_listed(
            fields, field, persons, re.split(r"\s*(?:[,;]|\band\b)\s*", written)
        )
    by_name = {key: orcid.upper() for name, orcid in found if (key := key_of(name))}
    return [
        with_orcid(fields, field, person, by_name.get(key_of_person(person), ""))
        for person in persons
    ]


def with_listed(
    fields: Fields, field: str, persons: list[PersonDraft], orcids: Sequence[str]
) -> list[PersonDraft]:
    """One for each author, or the only author's; else nobody knows whose they are."""
    if len(orcids) != len(persons):
        return persons
    return [
        with_orcid(fields, field, person, normal_orcid(orcid))
        for person, orcid in zip(persons, orcids, strict=True)
    ]


def with_orcid(
    fields: Fields, field: str, person: PersonDraft, orcid: str
) -> PersonDraft:
    if not orcid or person.orcid:
        return person
    if not is_orcid(orcid):
        said = (
            f"the ORCID iD {orcid} of {person.name} is none: its check digit is wrong"
        )
        fields.tell(field, "warning", f"{said}; left out")
        return person
    return replace(person, orcid=orcid)


def key_of(name: str) -> tuple[str, str]:
    """The family name and the first initial of “Doe, Jane”."""
    family, _, given = name.strip().partition(",")
    return family.strip().casefold(), given.strip()[:1].casefold()


def key_of_person(person: PersonDraft) -> tuple[str, str]:
    family = " ".join(filter(None, [person.particle, person.family_name]))
    return family.casefold(), person.given_name[:1].casefold()
