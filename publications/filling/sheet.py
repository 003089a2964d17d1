"""A form as it was sent, with its blanks filled from what was pasted."""

from functools import lru_cache

from django.http import QueryDict

from publications.importing.names import Names
from publications.importing.spelling import agree, given_parts, letters, same_spelling
from publications.importing.values import label, shown
from publications.models import Appearance, Link, Publication

from .lines import Line, as_text, to_lines
from .lists import Named
from .pasted import Pasted, PastedLink
from .rows import Rows
from .typed import NotOneName, as_typed, person_of

# More rows fill no screen, and take a browser long.
MAX_ROWS = 60
TEXT = "authorships-text"
# What a new form has chosen of itself.
DEFAULTS = {
    "kind": Publication._meta.get_field("kind").default,
    "appearance kind": Appearance._meta.get_field("kind").default,
    "link kind": Link._meta.get_field("kind").default,
}


# What makes a row of an appearance more than a blank one.
NOT_BLANK = ("id", "venue", "name", "year", "doi", "arxiv", "citation_key", "place")


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

    def fill_people(self, people: list[Named]) -> None:
        rows = Rows(self.data, "authorships", "author")
        if TEXT in self.data or len(rows.used()) + len(people) > MAX_ROWS:
            self.fill_text(rows, people)
        else:
            self.fill_rows(rows, people)

    def fill_text(self, rows: Rows, people: list[Named]) -> None:
        """One line each, those of the rows first."""
        lines = list(to_lines(self.data.get(TEXT, "")))
        lines += [line_of_row(rows, row) for row in rows.used()]
        there = {same_spelling(line.name) for line in lines}
        new = [named for named in people if spelling_of(named) not in there]
        lines += [line_of(named) for named in new]
        self.data[TEXT] = as_text(lines)
        rows.drop()
        self.tell_added(len(new))

    def fill_rows(self, rows: Rows, people: list[Named]) -> None:
        there = {row: rows.value(row, "author") for row in rows.used()}
        added = 0
        for named in people:
            text = as_typed(named.person)
            row = row_of(text, there)
            if row is None:
                row, added = rows.free(), added + 1
                rows.set(row, "author", name_of(named))
                rows.set(row, "role", named.person.role)
            self.mark(rows, row, named)
        self.tell_added(added)

    def tell_added(self, count: int) -> None:
        if count:
            self.filled.append("1 person" if count == 1 else f"{count} people")

    def mark(self, rows: Rows, row: int, named: Named) -> None:
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

    def same_place(self, rows: Rows, values: dict[str, str]) -> int | None:
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
        rows = Rows(self.data, "links", "url", "label", "id", "file")
        there = {rows.value(row, "url") for row in rows.used()}
        new = [link for link in links if link.url not in there]
        for link in new:
            row = rows.free()
            for name in ("kind", "label", "url"):
                rows.set(row, name, getattr(link, name))
        if new:
            self.filled.append("1 link" if len(new) == 1 else f"{len(new)} links")


def name_of(named: Named) -> str:
    return f"{as_typed(named.person)} {named.person.orcid}".strip()


def spelling_of(named: Named) -> str:
    return same_spelling(named.person.name)


def line_of(named: Named) -> Line:
    person = named.person
    return Line(name_of(named), person.role, person.is_equal, named.is_corresponding)


def line_of_row(rows: Rows, row: int) -> Line:
    is_equal, is_corresponding = (
        bool(rows.value(row, name)) for name in ("is_equal", "is_corresponding")
    )
    role = rows.value(row, "role") or "author"
    return Line(rows.value(row, "author"), role, is_equal, is_corresponding)


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
