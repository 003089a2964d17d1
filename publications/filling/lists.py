"""Pasted authors to people: whoever wrote them down, and wherever they were copied."""

import re
from dataclasses import dataclass, replace

from publications.bibtex import explained_as_equal
from publications.mapping import PersonDraft

from .cutting import names_in, pieces_of, plain
from .signs import Marked, in_single_blanks
from .typed import NotOneName, person_of

# The largest collaborations have some three thousand authors.
MAX_PEOPLE = 5000
# A line below the names: 1 Georgia Tech; ∗ Equal contribution.
BELOW = re.compile(
    r"^[ \t]?(?:[\d¹²³⁰⁴-⁹]{1,3}[\s.)]*|[*∗†‡§¶#]\s*)(?=[^\W\d_]).{3,}$", re.M
)
EQUAL = re.compile(r"\bequal(?:ly)?\b|\bcontributed equally\b|\bco-?first\b", re.I)
IS_NO_NAME = re.compile(
    r"\b(?:universit\w*|institute|department|dept|laborator\w*|college|school of"
    r"|equal(?:ly)? contribut\w*|contributed equally|corresponding author)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """`has_star`: a star stands behind the name, which may mean anything."""

    person: PersonDraft
    has_star: bool = False
    is_corresponding: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    people: list[Named]
    others: bool
    # Lines and signs that are no names, as they were pasted.
    left_out: list[str]


def people_in(text: str, *, stars_are_equal: bool = False) -> NameList:
    """Stars mean an equal contribution where the text says so, or `stars_are_equal`."""
    text = in_single_blanks(text)
    below = [found[0].strip() for found in BELOW.finditer(text)]
    marked = Marked(BELOW.sub("", text))
    equal = explained_as_equal("\n".join(below)) or ("*" if stars_are_equal else "")
    names, others = names_in(marked.text)
    people, left_out = [], list(below)
    for name in names[:MAX_PEOPLE]:
        found = named(marked, name, is_equal=bool(equal))
        if found is None:
            left_out.append(plain(name))
        else:
            people.append(found)
    return NameList(people, others or len(names) > MAX_PEOPLE, left_out)


def named(marked: Marked, name: str, *, is_equal: bool) -> Named | None:
    text, signs = marked.taken(name)
    if IS_NO_NAME.search(text):
        return None
    try:
        person = person_of(text)
    except NotOneName:
        return None
    person = replace(person, orcid=signs.orcid, is_equal=is_equal and signs.has_star)
    return Named(person, signs.has_star, signs.is_corresponding)


def is_list(text: str) -> bool:
    return len(pieces_of(text)) > 1 or "," in text
