"""The fields of one block, up to its closing bracket."""

import re
from typing import NamedTuple

from .entry import Severity
from .scanner import ENTRY_HEAD, NAME, OPEN, Source, group_end, quote_end

FIELD_NAME = re.compile(rf"({NAME})\s*+=\s*+")
GAP = re.compile(r"[\s,]*+")
COMMENT = re.compile(r"%[^\r\n]*+")
HASH = re.compile(r"\s*+#\s*+")
# Words without braces or quotes: one is a macro, more are a slip.
# No possessive quantifier stands on a group: Python 3.11.2, which is Debian 12's,
# matches such patterns wrongly (CPython issue 106052).
BARE = re.compile(rf"{NAME}(?:[ \t]++(?!{NAME}\s*+=){NAME})*")
JUNK = re.compile(r"""[^\s,{}()"%]++|[^\s]""")
FIELD_LINE = re.compile(rf'[\r\n][ \t]*+,?[ \t]*+{NAME}[ \t]*+=[ \t]*+(?:["{{\w]|\Z)')


class Part(NamedTuple):
    """One of the parts of a value that `#` joins."""

    text: str
    is_macro: bool


class RawField(NamedTuple):
    """A field as written; its value stands from `start` to `end`."""

    written: str
    position: int
    parts: list[Part]
    start: int
    end: int


class Fault(NamedTuple):
    position: int
    severity: Severity
    message: str


class Body:
    """Reads forward; where a value or the block is never closed it stops.

    The caller then tries another reading or tells this one to `salvage`.
    """

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        closer: str,
        *,
        is_escaped: bool = False,
        is_strict: bool = False,
    ) -> None:
        self.source = source
        self.text = source.text
        self.position = start
        self.end = end
        self.closer = closer
        self.fields: list[RawField] = []
        self.faults: list[Fault] = []
        self.is_closed = False
        self.unclosed: RawField | None = None
        # How far was looked for closing braces.
        self.reach = start
        self._is_escaped = is_escaped
        self._is_strict = is_strict
        self._is_salvaging = False
        self._after_value = start
        self._owes_comma = False
        self._junk_line = 0
        self._saw_comment = False
        # Once false it stays so: each further brace would search to the end.
        self._groups_close = True

    @property
    def is_sound(self) -> bool:
        return self.is_closed and all(f.severity != "error" for f in self.faults)

    @property
    def ran_out(self) -> bool:
        """Whether more text might have closed it."""
        return not self.is_closed and self.position >= self.end

    def read(self) -> None:
        while self._reaches_field():
            if self._is_strict and self.faults:
                return
            name = FIELD_NAME.match(self.text, self.position, self.end)
            went_on = self._read_field(name) if name else self._skip_junk()
            if not went_on:
                return

    def salvage(self) -> None:
        """Go on; from here a value ends at the latest before the next field's line."""
        self._is_salvaging = True
        if self.unclosed is None and self._last_swallowed_a_field():
            self.unclosed = self.fields.pop()
        if self.unclosed is not None:
            self.position = self.unclosed.position
            self._owes_comma = False
        self.read()

    def _reaches_field(self) -> bool:
        self._skip_gap()
        if self.position >= self.end:
            return False
        character = self.text[self.position]
        if character == self.closer:
            self.position += 1
            self.is_closed = True
            return False
        return character != "@" or not ENTRY_HEAD.match(self.text, self.position)

    def _skip_gap(self) -> None:
        """Skip blanks, commas and comments."""
        start, commas = self.position, 0
        while True:
            gap = GAP.match(self.text, self.position, self.end)
            assert gap  # it also matches nothing
            commas += gap[0].count(",")
            self.position = gap.end()
            if not self._skip_comment():
                break
        if commas > 1 or (commas and not self.fields):
            self._fault(start, "warning", "There is a comma too many here.")
        if commas:
            self._owes_comma = False

    def _skip_comment(self) -> bool:
        comment = COMMENT.match(self.text, self.position, self.end)
        if not comment:
            return False
        if not self._saw_comment:
            said = "Inside an entry, what follows a % outside of a value is skipped."
            self._fault(self.position, "warning", said)
        self._saw_comment = True
        self.position = comment.end()
        return True

    def _read_field(self, name: re.Match[str]) -> bool:
        if self._owes_comma:
            said = f"A comma is missing after the field “{self.fields[-1].written}”."
            self._fault(self._after_value, "warning", said)
        self._owes_comma = True
        self.position = start = name.end()
        parts = self._read_parts(name[1])
        if parts is None:
            self.unclosed = RawField(name[1], name.start(), [], start, start)
            return False
        field = RawField(name[1], name.start(), parts, start, self._after_value)
        self.fields.append(field)
        return True

    def _read_parts(self, name: str) -> list[Part] | None:
        """None where a brace or quote is never closed."""
        parts: list[Part] = []
        end = self._value_limit()
        while True:
            part = self._read_part(name, end)
            if part is None:
                return None
            parts.append(part)
            joint = HASH.match(self.text, self.position, end)
            if not joint:
                return parts
            self.position = joint.end()

    def _value_limit(self) -> int:
        if not self._is_salvaging:
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
            self.position = self._after_value = after
            return Part(self.text[start + 1 : after - 1], False)
        if self._is_salvaging:
            return self._salvage_part(end)
        if after == OPEN:
            self.position = self.reach = end
        return None

    def _read_bare(self, name: str, end: int) -> Part:
        start = self._after_value = self.position
        words = BARE.match(self.text, start, end)
        if not words:
            self._fault(start, "warning", f"The field “{name}” has no value.")
            return Part("", False)
        self.position = self._after_value = words.end()
        text = words[0]
        if text.isdecimal():
            return Part(text, False)
        if text[0].isdecimal() or " " in text or "\t" in text:
            said = f"The value of “{name}” should stand in braces."
            self._fault(start, "warning", said)
            return Part(text, False)
        return Part(text, True)

    def _salvage_part(self, end: int) -> Part:
        """The text up to `end`, without what looks like the lost closing mark."""
        start, opener = self.position + 1, self.text[self.position]
        raw = self.text[start:end].rstrip().rstrip(",").rstrip()
        self._after_value = start + len(raw)
        if opener == '"':
            raw = raw.removesuffix('"')
        if raw.endswith("}") and raw.count("}") > raw.count("{"):
            raw = raw[:-1]
        self.position = end
        self._owes_comma = False
        return Part(raw, False)

    def _skip_junk(self) -> bool:
        looks_swallowed = self._owes_comma and self._last_swallowed_a_field()
        if looks_swallowed and not self._is_salvaging:
            return False
        start = self.position
        self.position = self._junk_end()
        self._report_junk(start)
        self._owes_comma = False
        return True

    def _junk_end(self) -> int:
        start = self.position
        if self.text[start] == "{" and self._groups_close:
            limit = self._value_limit()
            after = group_end(self.text, start + 1, limit)
            if after > 0:
                return after
            self._groups_close = False
            self.reach = limit
        junk = JUNK.match(self.text, start, self.end)
        return junk.end() if junk else start + 1

    def _report_junk(self, start: int) -> None:
        """Once a line, however many words it has."""
        line = self.source.line(start)
        if line != self._junk_line:
            shown = self.text[start : min(self.position, start + 40)]
            said = f"“{shown}” is neither a field nor the end of the entry; skipped."
            self._fault(start, "error", said)
        self._junk_line = line

    def _last_swallowed_a_field(self) -> bool:
        """Whether the last value holds a line such as `year = {…`."""
        if not self.fields:
            return False
        return any(FIELD_LINE.search(part.text) for part in self.fields[-1].parts)

    def _fault(self, position: int, severity: Severity, message: str) -> None:
        self.faults.append(Fault(position, severity, message))
