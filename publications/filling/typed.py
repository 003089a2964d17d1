"""One typed name: “Jan van der Berg”, “Berg, Jan van der”, “{A Team}”."""

import re
from dataclasses import replace

from publications.bibtex import split_names
from publications.identifiers import is_orcid, normal_orcid
from publications.importing.names import Names
from publications.mapping import PersonDraft
from publications.mapping.people import to_person

ORCID = re.compile(
    r"[\s,]{0,9}[(\[]?\s{0,9}(?:ORCID(?: iD)?:?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\s{0,9}[)\]]?",
    re.IGNORECASE,
)
# “Prof. Dr. Ada Lovelace”: how a person is addressed is no part of the name.
ADDRESS = re.compile(
    r"(?:(?:Prof|Dr|Mr|Mrs|Ms)\.\s*|(?:Professor|Doctor)\s+)+(?=[^\W\d_]\S*\s+\S)",
    re.IGNORECASE,
)


# As long as the column; of longer ones nobody waits for the parts.
MAX_NAME = 2000


class NotOneName(ValueError):
    """What was typed is no name, or several."""


def person_of(text: str) -> PersonDraft:
    """Who is typed, in parts; an ORCID iD behind the name is theirs."""
    if len(text) > MAX_NAME:
        raise NotOneName(f"A name has at most {MAX_NAME} characters.")
    name, orcid = without_orcid(text)
    found = split_names(without_address(name))
    if not found.names or not any(map(str.isalpha, name)):
        raise NotOneName("Type a name.")
    if len(found.names) > 1 or found.others:
        raise NotOneName(
            "These are several names. Paste them into the box at the top: each gets a "
            "row of its own."
        )
    if any(problem.severity == "error" for problem in found.problems):
        raise NotOneName(
            "Commas part a name in two: “Lovelace, Ada”. Put braces around the name of "
            "a team: “{Committee on Engines, London}”."
        )
    if found.names[0].marks:
        raise NotOneName(
            "Leave out the signs behind the name; tick “Equal contribution” instead."
        )
    return replace(to_person(found.names[0], "author"), orcid=orcid)


def without_address(name: str) -> str:
    addressed = ADDRESS.match(name)
    return name[addressed.end() :] if addressed else name


def without_orcid(text: str) -> tuple[str, str]:
    """What is left, and the iD, or "" where its digits are no iD."""
    found = ORCID.search(text)
    if not found:
        return text.strip(), ""
    orcid = normal_orcid(found[1])
    name = (text[: found.start()] + " " + text[found.end() :]).strip()
    return name, orcid if is_orcid(orcid) else ""


def as_typed(person: PersonDraft) -> str:
    """The plainest text that is read as this person again, without the ORCID iD."""
    names = Names.of(person)
    return next(filter(lambda text: is_read_so(text, names), ways(names)), person.name)


def ways(names: Names) -> list[str]:
    if names.literal:
        return [names.literal, f"{{{names.literal}}}"]
    family = " ".join(filter(None, (names.particle, names.family_name)))
    turned = ", ".join(filter(None, (family, names.suffix, names.given_name)))
    parts = [names.particle, braced(names.family_name), names.suffix]
    grouped = ", ".join([" ".join(filter(None, parts[:2])), *filter(None, parts[2:])])
    return [str(names), turned, f"{grouped}, {braced(names.given_name)}"]


def braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def is_read_so(text: str, names: Names) -> bool:
    try:
        return Names.of(person_of(text)) == names
    except NotOneName:
        return False
