"""Sentences such as “The first two authors contributed equally.”"""

import re
from collections.abc import Sequence

from .draft import PersonDraft
from .fields import Fields

FIELDS = ["annotation", "annote", "note", "addendum", "additional_info"]
EQUAL = re.compile(
    r"\bequal(?:ly)?\b.{0,20}\bcontribut|\bcontribut\w*\b.{0,20}\bequal(?:ly)?\b"
    r"|\b(?:co-?|joint |shared )first[ -]?author|\bequal (?:first )?authors",
    re.I,
)
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
FIRST = re.compile(
    rf"\bfirst\s+(\d|{'|'.join(NUMBERS)})\s+(?:\w+\s+)?(?:co-?)?authors?\b", re.I
)
ALL = re.compile(
    r"\b(?:all|both)\s+(?:the\s+)?authors\b|^\W*(?:the\s+)?authors\s+(?:have\s+)?contrib",
    re.I,
)
SENTENCE = re.compile(r"(?<=[.;])\s+")


def equal_authors(fields: Fields, persons: Sequence[PersonDraft]) -> set[int]:
    """Those of whom a sentence says so, as positions."""
    for name in FIELDS:
        if fields.get(name):
            for sentence in SENTENCE.split(fields.text(name)):
                if EQUAL.search(sentence) and (found := meant(sentence, persons)):
                    return found
    return set()


def meant(sentence: str, persons: Sequence[PersonDraft]) -> set[int]:
    if first := FIRST.search(sentence):
        number = NUMBERS.get(first[1].lower()) or int(first[1])
        return set(range(min(number, len(persons))))
    if ALL.search(sentence):
        return set(range(len(persons)))
    words = set(re.findall(r"[\w’'-]+", sentence))
    found = {i for i, person in enumerate(persons) if is_named(person, words)}
    return found if len(found) > 1 else set()


def is_named(person: PersonDraft, words: set[str]) -> bool:
    """By the family name, or as among friends by the given one."""
    names = [person.family_name.split()[-1:], person.given_name.split()[:1]]
    return any(name and name[0] in words for name in names if len("".join(name)) > 2)


def without_sentences_of_it(text: str) -> str:
    return " ".join(s for s in SENTENCE.split(text) if not is_of_it(s))


def is_of_it(sentence: str) -> bool:
    """A legend of marks says no more than “* equal”."""
    return bool(EQUAL.search(sentence) or re.search(r"[*∗†].{0,9}\bequal", sentence))
