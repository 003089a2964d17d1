"""The plain values that pass between the stages."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` is a sentence before which “in KEY, ” can stand.

    Line and column count characters from 1. Line 0 means that the finder saw a value
    only, and the caller knows the line; column 0 that it is not known. `field` is in
    lower case.
    """

    line: int
    severity: Severity
    message: str
    key: str = ""
    column: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """`value` is still LaTeX: macros expanded, parts joined, blanks collapsed."""

    name: str
    written: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """`source` is the slice of the text at `start`; `salvaged`: it is damaged."""

    kind: str
    key: str
    fields: tuple[Field, ...]
    line: int
    source: str
    salvaged: bool = False
    inherited: tuple[Field, ...] = ()
    start: int = 0

    def get(self, name: str, default: str = "") -> str:
        """The entry's own value, else the one inherited by crossref or xdata."""
        field = self.field(name)
        return default if field is None else field.value

    def field(self, name: str) -> Field | None:
        for field in (*self.fields, *self.inherited):
            if field.name == name:
                return field
        return None


@dataclass(frozen=True, slots=True)
class Library:
    entries: list[Entry]
    problems: list[Problem]
