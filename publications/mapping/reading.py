"""A file's bytes to drafts: the first half of every import."""

import re
from dataclasses import dataclass

from publications.bibtex import Problem, decode, parse

from .draft import Draft
from .entries import to_draft

# No text holds them: databases refuse some, XML others, and terminals obey them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Old editors part pages with these.
PAGE_BREAKS = str.maketrans("\v\f", "  ")


@dataclass(frozen=True, slots=True)
class Reading:
    """`problems` are the file's own; those of an entry stand in its draft."""

    file: str
    drafts: list[Draft]
    problems: list[Problem]


def read_drafts(data: bytes, file: str) -> Reading:
    text, problems = decode(data)
    text, control_problems = without_control(text.translate(PAGE_BREAKS))
    library = parse(text)
    drafts = [to_draft(entry, file) for entry in library.entries]
    return Reading(file, drafts, problems + control_problems + library.problems)


def without_control(text: str) -> tuple[str, list[Problem]]:
    found = CONTROL.search(text)
    if not found:
        return text, []
    line = text.count("\n", 0, found.start()) + 1
    said = (
        f"There are control characters in the file (see line {line}); each became "
        "“\N{REPLACEMENT CHARACTER}”."
    )
    clean = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean, [Problem(line, "warning", said)]
