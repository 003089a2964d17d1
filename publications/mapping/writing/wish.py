"""What is asked of the proposals, and what they have in common."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publications.bibtex import Entry, Field, is_verbatim
from publications.bibtex.encode import to_latex
from publications.mapping.draft import Draft
from publications.mapping.entries import to_draft

# A field's name as written: its new value in LaTeX; None to remove it.
Changes = dict[str, str | None]
Proposals = Iterator[Changes]
PARAGRAPH = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Wish:
    """That `name`, one of the `draft` of the `entry`, be as it is in the `target`."""

    entry: Entry
    name: str
    draft: Draft
    target: Draft
    ascii: bool

    def own(self, name: str) -> str:
        """The entry's own value, "" where it has none."""
        return next((f.value for f in self.entry.fields if f.name == name), "")

    def latex(self, text: str) -> str:
        """Paragraphs and lines are said by macros, as BibTeX keeps no line ends."""
        paragraphs = (
            r"\newline ".join(
                to_latex(line.strip(), ascii=self.ascii) for line in lines
            )
            for lines in map(str.splitlines, PARAGRAPH.split(text.strip()))
        )
        return r"\par ".join(paragraphs)

    def value(self, name: str, text: str) -> str | None:
        """What the field has to hold to say `text`; None for nothing."""
        if not text:
            return None
        return text if is_verbatim(name) else self.latex(text)

    def without(self, field: Field) -> Draft:
        """How the entry would read without one of its fields."""
        others = tuple(other for other in self.entry.fields if other is not field)
        return to_draft(replace(self.entry, fields=others))
