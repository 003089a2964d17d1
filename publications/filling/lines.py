"""Very many people as text, one a line: “Ada Lovelace [editor, corresponding]”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publications.models import Authorship

Role = Authorship.Role
MARKS = re.compile(r"(?P<name>.*\S)\s*\[(?P<marks>[^\[\]]*)\]\s*")
EQUAL, CORRESPONDING = "equal", "corresponding"


@dataclass(frozen=True, slots=True)
class Line:
    """`slug` tells namesakes of one work apart."""

    name: str
    role: str = Role.AUTHOR
    is_equal: bool = False
    is_corresponding: bool = False
    slug: str = ""

    def __str__(self):
        role = "" if self.role == Role.AUTHOR else self.role
        marks = [
            role,
            self.is_equal and EQUAL,
            self.is_corresponding and CORRESPONDING,
            self.slug,
        ]
        said = ", ".join(filter(None, marks))
        is_needed = said or MARKS.fullmatch(self.name)
        return f"{self.name} [{said}]" if is_needed else self.name


def to_line(text: str, slugs: frozenset[str] = frozenset()) -> Line:
    """Brackets that hold anything but marks belong to the name."""
    text = " ".join(text.split())
    found = MARKS.fullmatch(text)
    marks = [m.strip() for m in found["marks"].split(",")] if found else []
    words = {mark.lower() for mark in marks} - {""}
    if not words <= {EQUAL, CORRESPONDING, *Role.values, *slugs}:
        return Line(text)
    return Line(
        found["name"] if found else text,
        next((role for role in Role.values if role in words), Role.AUTHOR),
        EQUAL in words,
        CORRESPONDING in words,
        next((word for word in words if word in slugs), ""),
    )


def to_lines(text: str, slugs: frozenset[str] = frozenset()) -> Iterator[Line]:
    for line in text.splitlines():
        if line.strip():
            yield to_line(line, slugs)


def lines_of(rows: Iterable[Authorship]) -> list[Line]:
    """Of rows with their authors; those who share a name have their address."""
    rows = list(rows)
    holders: dict[str, set[int]] = {}
    for row in rows:
        holders.setdefault(row.printed(), set()).add(row.author_id)
    return [
        Line(
            " ".join(row.printed().split()),
            row.role,
            row.is_equal,
            row.is_corresponding,
            row.author.slug if len(holders[row.printed()]) > 1 else "",
        )
        for row in rows
    ]


def as_text(lines: Iterable[Line]) -> str:
    return "\n".join(map(str, lines))
