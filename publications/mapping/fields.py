"""The fields of one entry by name, as LaTeX and as text, and what is amiss in them."""

import re
from collections.abc import Iterable

from publications.bibtex import Entry, Problem, Severity, to_unicode

from .commands import unescaped, without_references

# A value has no lines of its own: these begin a paragraph and a line.
PARAGRAPH = re.compile(r"\s*\\par(?![A-Za-z])(?:\{\})?\s*")
LINE = re.compile(r"\s*\\newline(?![A-Za-z])(?:\{\})?\s*")


class Fields:
    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.kind = entry.kind
        self.problems: list[Problem] = []
        # Own fields stand before inherited ones, and the first before its repetitions.
        everything = (*entry.fields, *entry.inherited)
        self._values = {field.name: field.value for field in reversed(everything)}
        self._texts: dict[str, str] = {}

    def lacks(self, names: frozenset[str]) -> bool:
        """Whether none of them is there: the quick way past most fields."""
        return names.isdisjoint(self._values)

    def names(self) -> Iterable[str]:
        return self._values.keys()

    def get(self, name: str) -> str:
        """The value in LaTeX."""
        return self._values.get(name, "")

    def text(self, name: str) -> str:
        """One line of plain text."""
        value = self._values.get(name)
        if not value:
            return ""
        text = self._texts.get(name)
        if text is None:
            text = self._texts[name] = in_one_line(value)
        return text

    def first(self, *names: str) -> str:
        """The text of the first of the fields that has any."""
        for name in names:
            if name in self._values and (text := self.text(name)):
                return text
        return ""

    def title(self, name: str) -> str:
        """One line in which <i>, <sub> and <sup> are kept."""
        value = self._values.get(name)
        return in_one_line(value, markup=True) if value else ""

    def prose(self, name: str) -> str:
        """Text that may have several lines."""
        paragraphs = PARAGRAPH.split(self._values.get(name, ""))
        return "\n\n".join(
            "\n".join(map(to_text, LINE.split(paragraph))) for paragraph in paragraphs
        ).strip()

    def tell(self, name: str, severity: Severity, said: str) -> None:
        """Notes a problem at the line of the field; an inherited one stands where
        the entry begins."""
        own = (field.line for field in self.entry.fields if field.name == name)
        line = next(own, self.entry.line)
        problem = Problem(line, severity, said, self.entry.key, field=name)
        self.problems.append(problem)


def in_one_line(value: str, *, markup: bool = False) -> str:
    text = to_text(value, markup=markup)
    # Plain blanks are single already.
    return text if text.isascii() and "\n" not in text else " ".join(text.split())


def to_text(value: str, *, markup: bool = False) -> str:
    if "\\" in value:
        value = unescaped(without_references(value))
    return to_unicode(value, markup=markup)
