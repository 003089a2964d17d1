"""A file's bytes to drafts: the first half of every import."""

from dataclasses import dataclass

from publications.bibtex import Problem, decode, parse

from .draft import Draft
from .entries import to_draft


@dataclass(frozen=True, slots=True)
class Reading:
    """`problems` are the file's own; those of an entry stand in its draft."""

    file: str
    drafts: list[Draft]
    problems: list[Problem]


def read_drafts(data: bytes, file: str) -> Reading:
    text, problems = decode(data)
    library = parse(text)
    drafts = [to_draft(entry, file) for entry in library.entries]
    return Reading(file, drafts, problems + library.problems)
