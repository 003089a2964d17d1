"""crossref and xdata: what entries inherit, once the whole file is read."""

from collections.abc import Iterator
from dataclasses import replace

from .entry import Entry, Field, Problem
from .limits import MAX_LEVELS, MAX_STEPS

# What names or describes the parent itself, and its files and identifiers: a
# paper does not have the DOI of its proceedings.
OWN = {
    "abstract", "annotation", "annote", "arxiv", "arxivid", "crossref",
    "date-added", "date-modified", "doi", "entryset", "entrysubtype", "eprint",
    "execute", "file", "html", "ids", "indextitle", "keywords", "label", "note",
    "options", "pdf", "pmid", "presort", "related", "shorthand", "shorttitle",
    "sortkey", "sorttitle", "subtitle", "timestamp", "title", "titleaddon", "url",
    "urldate", "xdata", "xref",
}  # fmt: skip
# An xdata entry exists to be inherited whole.
OWN_OF_XDATA = {"crossref", "ids", "options", "xdata", "xref"}
BOOK_TITLES = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}


def inherit(entries: list[Entry]) -> tuple[list[Entry], list[Problem]]:
    heirs = _Heirs(entries)
    return [heirs.complete(entry) for entry in entries], heirs.problems


class _Heirs:
    def __init__(self, entries: list[Entry]) -> None:
        self.problems: list[Problem] = []
        self._steps_left = MAX_STEPS
        self._by_key: dict[str, Entry] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key.lower(), entry)

    def complete(self, entry: Entry) -> Entry:
        if not any(field.name in ("crossref", "xdata") for field in entry.fields):
            return entry
        self._report_missing(entry)
        inherited = self._inherited(entry, (entry,))
        return replace(entry, inherited=tuple(inherited.values()))

    def _report_missing(self, entry: Entry) -> None:
        for field, key in _references(entry):
            if self._by_key.get(key.lower()) in (None, entry):
                said = (
                    f"{field.written} names “{key}”, which is no other entry of this "
                    "file; nothing was inherited from it"
                )
                self._warn(field, said, entry.key)

    def _warn(self, field: Field, message: str, key: str) -> None:
        problem = Problem(field.line, "warning", message, key, field=field.name)
        self.problems.append(problem)

    def _report_limit(self, entry: Entry) -> None:
        said = (
            "crossref and xdata lead to more fields than are followed; the entries "
            "from here on inherited nothing"
        )
        self.problems.append(Problem(entry.line, "error", said, entry.key))

    def _inherited(self, entry: Entry, path: tuple[Entry, ...]) -> dict[str, Field]:
        own = {field.name for field in entry.fields}
        found: dict[str, Field] = {}
        for reference, key in _references(entry):
            parent = self._by_key.get(key.lower())
            if parent is None or any(parent is step for step in path):
                continue
            for field in self._heritage(parent, reference.name, path):
                if field.name not in own:
                    found.setdefault(field.name, field)
        return found

    def _heritage(
        self, parent: Entry, way: str, path: tuple[Entry, ...]
    ) -> Iterator[Field]:
        if self._steps_left < 0:
            return
        self._steps_left -= len(parent.fields) + 1
        if self._steps_left < 0:
            self._report_limit(path[0])
            return
        fields = {field.name: field for field in parent.fields}
        if len(path) < MAX_LEVELS:
            fields = self._inherited(parent, (*path, parent)) | fields
        if way == "xdata":
            yield from (f for name, f in fields.items() if name not in OWN_OF_XDATA)
            return
        yield from (f for name, f in fields.items() if name not in OWN)
        for title, book_title in BOOK_TITLES.items():
            if title in fields and "booktitle" not in fields:
                yield replace(fields[title], name=book_title)


def _references(entry: Entry) -> Iterator[tuple[Field, str]]:
    """xdata before crossref, as the nearer relation."""
    for name in ("xdata", "crossref"):
        field = next((field for field in entry.fields if field.name == name), None)
        if field is None:
            continue
        keys = field.value.split(",") if name == "xdata" else [field.value]
        yield from ((field, key.strip()) for key in keys if key.strip())
