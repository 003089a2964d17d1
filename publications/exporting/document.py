"""One text with entries, in which what a person edited on the site is replaced."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from publications.bibtex import Entry
from publications.bibtex.edit import edited
from publications.mapping import Draft, read_drafts, to_draft
from publications.mapping.reading import ReadEntry
from publications.mapping.writing import rewritten
from publications.mapping.writing.rewriting import wrong

from .original import Edit, Original, edits_between

# An edited parent changes what its children inherit, which then have to say it
# themselves; children are parents of others.
MAX_ROUNDS = 4


@dataclass
class Rewrite:
    """What is to become of one entry: its draft as wanted, and the way there."""

    target: Draft
    key: str | None = None
    changes: dict[str, str | None] = field(default_factory=dict)
    unsaid: tuple[str, ...] = ()


class Document:
    """`rewrites` are by the number of the entry; `tail` is added at the end."""

    def __init__(self, data: bytes, name: str, entries: list[ReadEntry]):
        self.original = Original(data)
        self.name = name
        self.entries = [entry.entry for entry in entries]
        self.rewrites: dict[int, Rewrite] = {}
        self.left_out: set[int] = set()
        self.tail = ""
        self.remarks: list[str] = []

    def want(self, number: int, target: Draft, key: str | None) -> None:
        entry = self.entries[number]
        if key or wrong(to_draft(entry), target):
            self.rewrites[number] = Rewrite(target, key)

    def draft(self, number: int) -> Draft:
        return to_draft(self.entries[number])

    def add(self, text: str) -> None:
        """At the end, behind an empty line, in the file's own manner of lines."""
        there = self.original.text
        line_end = next((e for e in ("\r\n", "\n", "\r") if e in there), "\n")
        is_at_start = not (there.strip() or self.tail)
        is_in_line = not self.tail and not there.endswith(("\n", "\r"))
        gap = "" if is_at_start else "\n\n" if is_in_line else "\n"
        self.tail += f"{gap}{text}\n".replace("\n", line_end)

    def leave_out(self, numbers: Iterable[int]) -> None:
        """But for those that other entries inherit from."""
        parents = {parent for entry in self.entries for parent in references(entry)}
        for number in numbers:
            entry = self.entries[number]
            is_parent = entry.key.lower() in parents
            fate = "stays, as others inherit from it" if is_parent else "left out"
            self.tell(entry, f"was deleted on the site: {fate}")
            if not is_parent:
                self.left_out.add(number)

    def written(self) -> bytes:
        if self.rewrites:
            self.rename_references()
            self.rewrite()
        data, is_converted = self.original.edited(self.edits())
        if is_converted:
            said = "what was edited can't be said in the file's encoding"
            self.remarks.append(f"{self.name}: {said}: it is written as UTF-8")
        return data

    def rename_references(self) -> None:
        """Let the children of a renamed entry inherit from it still."""
        renamed = {
            self.entries[number].key.lower(): rewrite.key
            for number, rewrite in self.rewrites.items()
            if rewrite.key
        }
        for number, entry in enumerate(self.entries) if renamed else ():
            for own in entry.fields:
                parents = re_keyed(own.name, own.value, renamed)
                if parents != own.value:
                    self.rewrite_of(number).changes[own.name] = parents

    def rewrite_of(self, number: int) -> Rewrite:
        entry = self.entries[number]
        return self.rewrites.setdefault(number, Rewrite(to_draft(entry)))

    def rewrite(self) -> None:
        is_ascii = not self.original.is_utf8() or self.original.text.isascii()
        entries = self.entries
        for _ in range(MAX_ROUNDS):
            before = {n: dict(r.changes) for n, r in self.rewrites.items()}
            for number, entry in self.unlike(entries):
                rewrite = self.rewrite_of(number)
                done = rewritten(entry, rewrite.target, ascii=is_ascii)
                rewrite.changes |= done.changes
                rewrite.unsaid = done.unsaid
            if before == {n: r.changes for n, r in self.rewrites.items()}:
                break
            entries = self.read_again()
        for number, rewrite in self.rewrites.items():
            if rewrite.unsaid:
                said = ", ".join(rewrite.unsaid)
                self.tell(self.entries[number], f"its fields can't say all of: {said}")

    def unlike(self, entries: list[Entry]) -> Iterator[tuple[int, Entry]]:
        for number, entry in enumerate(entries):
            rewrite = self.rewrites.get(number)
            if rewrite is None and not self.entries[number].inherited:
                continue
            target = rewrite.target if rewrite else to_draft(self.entries[number])
            if wrong(to_draft(entry), target):
                yield number, entry

    def read_again(self) -> list[Entry]:
        data, _ = self.original.edited(self.replacements())
        again = [entry.entry for entry in read_drafts(data, self.name).entries]
        return again if len(again) == len(self.entries) else self.entries

    def edits(self) -> Iterator[Edit]:
        yield from self.replacements()
        text = self.original.text
        for number in self.left_out:
            entry = self.entries[number]
            yield Edit(entry.start, end_with_lines(text, entry), "")
        if self.tail:
            yield Edit(len(text), len(text), self.tail)

    def replacements(self) -> Iterator[Edit]:
        for number, rewrite in self.rewrites.items():
            if number in self.left_out:
                continue
            entry = self.entries[number]
            yield from edits_between(self.versions(entry, rewrite), entry.start)

    def versions(self, entry: Entry, rewrite: Rewrite) -> Iterator[str]:
        """One change after the other, so that what lies between is not touched."""
        text = entry.source
        yield text
        for name, value in rewrite.changes.items():
            text = self.changed(entry, text, {name: value}, None)
            yield text
        if rewrite.key:
            yield self.changed(entry, text, {}, rewrite.key)

    def changed(
        self,
        entry: Entry,
        text: str,
        changes: Mapping[str, str | None],
        key: str | None,
    ) -> str:
        try:
            return edited(text, changes, key)
        except ValueError as error:
            self.tell(entry, f"is given back as it was imported: {error}")
            return text

    def tell(self, entry: Entry, said: str) -> None:
        remark = f"{self.name}:{entry.line}: {entry.key}: {said}"
        if remark not in self.remarks:
            self.remarks.append(remark)


def references(entry: Entry) -> Iterator[str]:
    for own in entry.fields:
        if own.name in ("crossref", "xdata"):
            yield from (key.strip().lower() for key in own.value.split(","))


def re_keyed(name: str, value: str, renamed: Mapping[str, str | None]) -> str:
    if name not in ("crossref", "xdata"):
        return value
    keys = [key.strip() for key in value.split(",")]
    new = [renamed.get(key.lower()) or key for key in keys]
    return value if new == keys else ", ".join(new)


def end_with_lines(text: str, entry: Entry) -> int:
    """Behind the entry, the rest of its line and one empty line after it."""
    end = entry.start + len(entry.source)
    for _ in range(2):
        rest = text[end : end + 200]
        blank = len(rest) - len(rest.lstrip(" \t"))
        line_end = next(filter(rest[blank:].startswith, ("\r\n", "\n", "\r")), "")
        if not line_end:
            break
        end += blank + len(line_end)
    return end
