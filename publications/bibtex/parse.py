"""Second stage: text to entries and problems; never stops at a bad entry."""

import re
from collections.abc import Iterable
from dataclasses import replace
from sys import intern

from .body import Body, RawField
from .entry import Entry, Field, Library, Problem, Severity
from .inherit import inherit
from .keys import generate_key
from .limits import MAX_ENTRIES, MAX_TEXT
from .macros import Macros
from .reading import RawEntry, read_entry
from .scanner import CLOSERS, HEAD, OPEN, Source, group_end
from .unread import behind_percent, inside_comment, is_word_in_text, without_brace
from .values import Fault


def parse(text: str) -> Library:
    parser = _Parser(text[:MAX_TEXT])
    if len(text) > MAX_TEXT:
        parser.report_cut()
    return parser.library()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.source = Source(text)
        self.macros = Macros()
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []

    def library(self) -> Library:
        self._read_blocks()
        if not self.entries and self.text.strip():
            said = "there is no BibTeX entry in this file; is it the right one?"
            self._report(0, "error", said)
        entries, problems = inherit(self.entries)
        problems = sorted(self.problems + problems, key=lambda p: (p.line, p.column))
        return Library(entries, problems)

    def report_cut(self) -> None:
        said = f"only the first {MAX_TEXT:,} characters were read; split the file"
        self._report(MAX_TEXT, "error", said)

    def _read_blocks(self) -> None:
        position = 0
        while head := HEAD.search(self.text, position):
            if len(self.entries) == MAX_ENTRIES:
                said = f"only the {MAX_ENTRIES:,} entries before this one were read"
                self._report(head.start(), "error", f"{said}; split the file")
                return
            self._tell(without_brace(self.text, position, head.start()))
            position = self._read_block(head)
        self._tell(without_brace(self.text, position, len(self.text)))

    def _read_block(self, head: re.Match[str]) -> int:
        """The answer is where to go on, here and below."""
        kind = head["kind"].lower()
        if is_word_in_text(self.text, head):
            return head.end()
        if self.source.is_commented_out(head.start()):
            self._tell(behind_percent(self.text, head))
            return head.end()
        if kind == "comment":
            return self._skip_comment(head)
        if kind == "preamble":
            return self._skip_preamble(head)
        if kind == "string":
            return self._read_string(head)
        return self._read_entry(head, kind)

    def _skip_comment(self, head: re.Match[str]) -> int:
        end = self._bracket_end(head)
        if end == OPEN:
            said = "this @comment is never closed; what follows was read without it"
            self._report(head.start(), "warning", said)
            return head.end()
        self._tell(inside_comment(self.text, head.end(), end))
        return end

    def _skip_preamble(self, head: re.Match[str]) -> int:
        end = self._bracket_end(head)
        if end == OPEN:
            said = "this @preamble is never closed; what follows was read without it"
            self._report(head.start(), "error", said)
            return head.end()
        return end

    def _bracket_end(self, head: re.Match[str]) -> int:
        start = head.end()
        if self.source.look_ahead <= 0:
            return OPEN
        if head["open"] == "{":
            after = group_end(self.text, start, len(self.text))
        else:
            after = self.text.find(")", start) + 1 or OPEN
        if after == OPEN:
            self.source.look_ahead -= len(self.text) - start
        return after

    def _read_string(self, head: re.Match[str]) -> int:
        limit = self.source.next_entry(head.end())
        body = Body(self.source, head.end(), limit, CLOSERS[head["open"]])
        body.read()
        for field in body.fields:
            for severity, said in self.macros.define(field.written, field.parts):
                self._report(field.position, severity, said)
        if body.is_sound and body.fields:
            return body.position
        said = (
            "this @string is not closed, or not of the form name = {text}; "
            "what could be read of it was kept"
        )
        self._report(head.start(), "error", said)
        return self.source.go_back(head.end(), limit)

    def _read_entry(self, head: re.Match[str], kind: str) -> int:
        raw = read_entry(self.source, head)
        if raw is None:
            said = f"neither a key nor a field follows “@{kind}”; it was skipped"
            self._report(head.start(), "error", said)
            return head.end()
        entry = self._to_entry(raw, kind, head.start())
        if not entry.key:
            entry = replace(entry, key=generate_key(entry))
            said = (
                "the entry has no key and was given this one; write one into the file"
            )
            self._report(head.start(), "warning", said, entry.key)
        self._tell(raw.faults, entry.key)
        if raw.resume > raw.end:
            last = self.source.line(raw.resume)
            said = (
                f"too much before this is not closed; the text up to line {last} was "
                "not read; close the entries before it"
            )
            self._report(raw.end, "error", said)
        self.entries.append(entry)
        return raw.resume

    def _to_entry(self, raw: RawEntry, kind: str, start: int) -> Entry:
        return Entry(
            kind=kind,
            key=raw.key.text,
            fields=tuple(self._fields(raw.fields, raw.key.text)),
            line=self.source.line(start),
            source=self.text[start : raw.end].rstrip(),
            salvaged=any(fault.severity == "error" for fault in raw.faults),
            start=start,
        )

    def _fields(self, raw_fields: Iterable[RawField], key: str) -> Iterable[Field]:
        seen = set()
        for written, position, parts, *_ in raw_fields:
            # The same few names come again in every entry.
            written, name = intern(written), intern(written.lower())
            if name in seen:
                said = (
                    f"{written} is given again; the first value is used, and this one "
                    "only stands in the text of the entry"
                )
                self._report(position, "warning", said, key, name)
                continue
            seen.add(name)
            value, complaints = self.macros.expand(name, parts)
            for severity, said in complaints:
                self._report(position, severity, said, key, name)
            yield Field(name, written, value, self.source.line(position))

    def _tell(self, faults: Iterable[Fault], key: str = "") -> None:
        for position, severity, said, field in faults:
            self._report(position, severity, said, key, field)

    def _report(
        self,
        position: int,
        severity: Severity,
        message: str,
        key: str = "",
        field: str = "",
    ) -> None:
        line, column = self.source.line(position), self.source.column(position)
        self.problems.append(Problem(line, severity, message, key, column, field))
