"""A CSL item, as the styles ask for its values."""

from functools import cached_property
from typing import Any

from .dates import Day, issued
from .names import Names
from .numbers import Number, Shorten, number, ordinal
from .piece import Piece, group, word
from .values import plainly, text


class Record:
    def __init__(self, item: dict[str, Any], *, others: bool = False):
        self.item = item
        self.kind = item.get("type") or "document"
        # Whether the list of authors ends with “and others”.
        self.others = others
        self.day: Day = issued(item)

    def __getitem__(self, name: str) -> str:
        return str(self.item.get(name) or "").strip()

    def has(self, *names: str) -> bool:
        """Any of them."""
        return any(self[name] for name in names)

    def is_serial(self) -> bool:
        """Part of a journal, or of proceedings that nobody is said to have edited."""
        if self.kind == "article-journal":
            return True
        return self.kind == "paper-conference" and not self.item.get("editor")

    def is_in_volume(self) -> bool:
        """Printed somewhere, not only given as a talk."""
        return self.has("editor", "issue", "page", "volume")

    def stands_for_author(self, name: str) -> bool:
        """Whether a value was said in the authors' place, and isn't said again."""
        if self.item.get("author"):
            return False
        if name == "editor" or self.item.get("editor"):
            return name == "editor"
        by_maker = self.kind == "software" and self["publisher"]
        return name == ("publisher" if by_maker else "title")

    def maker(self) -> Piece | None:
        """A program without authors is by its publisher."""
        return self.text("publisher") if self.kind == "software" else None

    def is_one_of(self, *kinds: str) -> bool:
        return self.kind in kinds

    @cached_property
    def is_english(self) -> bool:
        language = self["language"]
        return not language or language[:2].lower() == "en"

    def text(
        self, name: str, prefix="", suffix="", *, look="", case=""
    ) -> Piece | None:
        if case == "title" and not self.is_english:
            case = ""
        return text(self[name], prefix, suffix, look=look, case=case)

    def names(self, role: str, style: Names) -> Piece | None:
        others = self.others and role == "author"
        people = self.item.get(role) or []
        return style.piece(people, language=self["language"], others=others)

    def is_numeric(self, name: str) -> bool:
        return bool(self[name]) and number(self[name], name).is_numeric

    def number(self, name: str, **around) -> Piece | None:
        return text(number(self[name], name).text, **around) if self[name] else None

    def labelled(self, label: str, name: str, **around) -> Piece | None:
        """version 3"""
        return group(word(label), self.number(name, **around), delimiter=" ")

    def counted(self, label: str, name: str, **around) -> Piece | None:
        """vol. 3, or vols. 3–4"""
        if number(self[name], name).is_plural:
            label = f"{label[:-1]}s." if label.endswith(".") else f"{label}s"
        return self.labelled(label, name, **around)

    def counted_if_numeric(self, label: str, name: str, case="") -> Piece | None:
        if self.is_numeric(name):
            return self.counted(label, name, case=case)
        return self.number(name, case=case)

    def one_or_more(self, role: str, one: str, more: str) -> str:
        return one if len(self.item.get(role) or []) == 1 else more

    def series(self) -> Piece | None:
        """Lecture Notes in Computer Science 8573"""
        number = self.number("collection-number")
        between = " " if self.is_numeric("collection-number") else ", "
        title = self.text("collection-title", case="title")
        return group(title, number, delimiter=between) if title else None

    def event(self) -> Piece | None:
        """Where a talk was given."""
        return self.text("event-title", case="first")

    def pages(self, shorten: Shorten | None = None) -> Number:
        return number(self["page"], "page", shorten)

    def page(self, shorten: Shorten | None = None) -> Piece | None:
        return text(self.pages(shorten).text) if self["page"] else None

    def labelled_page(self, shorten: Shorten | None = None) -> Piece | None:
        """pp. 3–12"""
        if not self["page"]:
            return None
        label = "pp." if self.pages().is_plural else "p."
        return group(word(label), self.page(shorten), delimiter=" ")

    def edition(self, **around) -> Piece | None:
        """2nd ed., or any words as they are."""
        if not self.is_numeric("edition"):
            return self.text("edition", **around)
        return group(text(ordinal(self["edition"])), word("ed."), delimiter=" ")

    def doi(self, prefix: str = "https://doi.org/", suffix="") -> Piece | None:
        return plainly(self["DOI"], prefix, suffix)

    def url(self, prefix: str = "") -> Piece | None:
        return plainly(self["URL"], prefix)
