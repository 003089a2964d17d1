"""A form as it was sent, with its blanks filled from what was pasted."""

from collections.abc import Iterable
from functools import lru_cache

from django.http import QueryDict

from publications.importing.names import Names
from publications.importing.spelling import agree, given_parts, letters, same_spelling
from publications.importing.values import label, shown
from publications.models import Appearance, Link, Publication

from .lists import Named
from .pasted import Pasted, PastedLink
from .typed import NotOneName, as_typed, person_of

# What a new form has chosen of itself.
DEFAULTS = {
    "kind": Publication._meta.get_field("kind").default,
    "appearance kind": Appearance._meta.get_field("kind").default,
    "link kind": Link._meta.get_field("kind").default,
}


class Sheet:
    """`filled` and `kept` say of the values which were taken, and which were not."""

    def __init__(self, data: QueryDict, *, is_new: bool):
        self.data = data.copy()
        self.is_new = is_new
        self.filled: list[str] = []
        self.kept: list[str] = []

    def fill(self, pasted: Pasted) -> None:
        self.fill_work(pasted.work)
        self.fill_people(pasted.people)
        if pasted.appearance:
            self.fill_appearance(pasted)
        self.fill_links(pasted.links)

    def fill_work(self, values: dict[str, str]) -> None:
        for name, value in values.items():
            if name == "kind":
                self.fill_choice(name, value)
            elif name != "slug" or self.is_new:
                self.put(name, value)

    def fill_choice(self, name: str, value: str) -> None:
        """Nobody can tell whether it was chosen, or left as it came."""
        if self.is_new and self.data.get(name) in ("", None, DEFAULTS[name]):
            self.data[name] = value

    def put(self, name: str, value: str, called: str = "") -> None:
        there = self.data.get(name, "").strip()
        called = called or label(name)
        if not there:
            self.data[name] = value
            self.filled.append(called)
        elif there.replace("\r\n", "\n") != value:
            self.kept.append(f"{called} stays {shown(there)}, and not {shown(value)}")

    def fill_people(self, people: Iterable[Named]) -> None:
        rows = Rows(self.data, "authorships", "author")
        there = {row: rows.value(row, "author") for row in rows.used()}
        added = 0
        for named in people:
            text = as_typed(named.person)
            row = row_of(text, there)
            if row is None:
                row, added = rows.free(), added + 1
                orcid = f" {named.person.orcid}" if named.person.orcid else ""
                rows.set(row, "author", text + orcid)
                rows.set(row, "role", named.person.role)
            self.mark(rows, row, named)
        if added:
            self.filled.append("1 person" if added == 1 else f"{added} people")

    def mark(self, rows: "Rows", row: int, named: Named) -> None:
        if named.person.is_equal:
            rows.set(row, "is_equal", "on")
        if named.is_corresponding:
            rows.set(row, "is_corresponding", "on")

    def fill_appearance(self, pasted: Pasted) -> None:
        rows = Rows(self.data, "appearances", *NOT_BLANK)
        row = self.same_place(rows, pasted.appearance)
        is_new = row is None
        row = rows.free() if row is None else row
        if is_new:
            rows.set(row, "kind", pasted.appearance.get("kind", "other"))
            self.filled.append("where it appeared")
        for name, value in pasted.appearance.items():
            if name != "kind" and is_new:
                rows.set(row, name, value)
            elif name != "kind":
                self.put(rows.name(row, name), value, label(name))
        rows.set(row, "pasted", pasted.text)

    def same_place(self, rows: "Rows", values: dict[str, str]) -> int | None:
        """By its key, or by its kind with a number or the year."""
        for row in rows.used():
            if rows.value(row, "citation_key") == values.get("citation_key", ""):
                return row
            is_same_kind = rows.value(row, "kind") == values.get("kind")
            for name in ("doi", "arxiv", "year"):
                there = rows.value(row, name)
                if is_same_kind and there and there == values.get(name):
                    return row
        return None

    def fill_links(self, links: list[PastedLink]) -> None:
        rows = Rows(self.data, "links", "url", "label", "id")
        there = {rows.value(row, "url") for row in rows.used()}
        new = [link for link in links if link.url not in there]
        for link in new:
            row = rows.free()
            for name in ("kind", "label", "url"):
                rows.set(row, name, getattr(link, name))
        if new:
            self.filled.append("1 link" if len(new) == 1 else f"{len(new)} links")


# What makes a row of an appearance more than a blank one.
NOT_BLANK = ("id", "venue", "name", "year", "doi", "arxiv", "citation_key", "place")


class Rows:
    """The rows of one part of the form; used is one with any of `telling` filled."""

    def __init__(self, data: QueryDict, prefix: str, *telling: str):
        self.data = data
        self.prefix = prefix
        self.telling = telling
        self.taken: set[int] = set()

    def count(self) -> int:
        total = self.data.get(f"{self.prefix}-TOTAL_FORMS", "")
        return int(total) if total.isdecimal() and len(total) < 6 else 0

    def name(self, row: int, field: str) -> str:
        return f"{self.prefix}-{row}-{field}"

    def value(self, row: int, field: str) -> str:
        return self.data.get(self.name(row, field), "").strip()

    def set(self, row: int, field: str, value: str) -> None:
        self.data[self.name(row, field)] = value

    def is_used(self, row: int) -> bool:
        return any(self.value(row, field) for field in self.telling)

    def used(self) -> list[int]:
        rows = filter(self.is_used, range(self.count()))
        return [row for row in rows if not self.value(row, "DELETE")]

    def free(self) -> int:
        """The first that is blank, or one more."""
        for row in range(self.count()):
            if row not in self.taken and not self.is_used(row):
                self.taken.add(row)
                return row
        row = self.count()
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(row + 1)
        self.taken.add(row)
        return row


def row_of(text: str, there: dict[int, str]) -> int | None:
    """The row with that name, or with it in initials; no row is found twice."""
    for is_same in (is_same_name, may_be_one):
        for row, other in there.items():
            if is_same(text, other):
                del there[row]
                return row
    return None


def is_same_name(text: str, other: str) -> bool:
    return same_spelling(str(names_of(text))) == same_spelling(str(names_of(other)))


def may_be_one(text: str, other: str) -> bool:
    one, two = names_of(text), names_of(other)
    given, other_given = given_parts(one.given_name), given_parts(two.given_name)
    return letters(one.family) == letters(two.family) and agree(given, other_given)


@lru_cache(maxsize=8192)
def names_of(typed: str) -> Names:
    try:
        return Names.of(person_of(typed))
    except NotOneName:
        return Names(literal=typed)
