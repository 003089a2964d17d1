"""The values of fields, the parts of which `#` joins."""

import re
from typing import NamedTuple

from .entry import Severity
from .scanner import NAME, OPEN, Source, group_end, quote_end

HASH = re.compile(r"\s*+#\s*+")
# Words without braces or quotes: one is a macro, more are a slip.
# No possessive quantifier stands on a group: Python 3.11.2, which is Debian 12's,
# matches such patterns wrongly (CPython issue 106052).
BARE = re.compile(rf"{NAME}(?:[ \t]++(?!{NAME}\s*+=){NAME})*")


class Part(NamedTuple):
    """One of the parts of a value that `#` joins."""

    text: str
    is_macro: bool


class Fault(NamedTuple):
    position: int
    severity: Severity
    message: str
    field: str = ""


class ValueReader:
    """Reads forward from `position`, and notes what it finds amiss."""

    def __init__(self, source: Source, start: int, end: int, is_escaped: bool) -> None:
        self.source = source
        self.text = source.text
        self.position = start
        self.end = end
        self.faults: list[Fault] = []
        # From then on a value ends at the latest before the next field's line.
        self.is_salvaging = False
        self.after_value = start
        self.owes_comma = False
        # How far was looked for closing braces.
        self.reach = start
        self._is_escaped = is_escaped

    def read_parts(self, name: str) -> list[Part] | None:
        """None where a brace or quote is never closed."""
        parts: list[Part] = []
        end = self.value_limit()
        while True:
            part = self._read_part(name, end)
            if part is None:
                return None
            parts.append(part)
            joint = HASH.match(self.text, self.position, end)
            if not joint:
                return parts
            self.position = joint.end()

    def value_limit(self) -> int:
        if not self.is_salvaging:
            return self.end
        return min(self.source.next_cut(self.position), self.end)

    def _read_part(self, name: str, end: int) -> Part | None:
        start = self.position
        opener = self.text[start] if start < end else ""
        if opener == "{":
            after = group_end(self.text, start + 1, end, self._is_escaped)
        elif opener == '"':
            after = quote_end(self.text, start + 1, end, self._is_escaped)
        else:
            return self._read_bare(name, end)
        if after > 0:
            self.position = self.after_value = after
            return Part(self.text[start + 1 : after - 1], False)
        if self.is_salvaging:
            return self._salvage_part(end)
        if after == OPEN:
            self.position = self.reach = end
        return None

    def _read_bare(self, name: str, end: int) -> Part:
        start = self.after_value = self.position
        words = BARE.match(self.text, start, end)
        if not words:
            said = f"{name} has no value; it was read as empty"
            self.fault(start, "warning", said, name)
            return Part("", False)
        self.position = self.after_value = words.end()
        text = words[0]
        if text.isdecimal():
            return Part(text, False)
        if text[0].isdecimal() or " " in text or "\t" in text:
            said = f"the value of {name} should stand in braces; “{text}” was read"
            self.fault(start, "warning", said, name)
            return Part(text, False)
        return Part(text, True)

    def _salvage_part(self, end: int) -> Part:
        """The text up to `end`, without what looks like the lost closing mark."""
        start, opener = self.position + 1, self.text[self.position]
        raw = self.text[start:end].rstrip().rstrip(",").rstrip()
        self.after_value = start + len(raw)
        if opener == '"':
            raw = raw.removesuffix('"')
        if raw.endswith("}") and raw.count("}") > raw.count("{"):
            raw = raw[:-1]
        self.position = end
        self.owes_comma = False
        return Part(raw, False)

    def fault(
        self, position: int, severity: Severity, message: str, field: str = ""
    ) -> None:
        self.faults.append(Fault(position, severity, message, field.lower()))
