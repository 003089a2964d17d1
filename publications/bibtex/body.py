"""The fields of one block, up to its closing bracket."""

import re
from typing import NamedTuple

from .scanner import ENTRY_HEAD, NAME, Source, group_end
from .values import Part, ValueReader

# As in `title {A}` and `title: {A}`.
SIGNLESS_NAME = re.compile(r"([A-Za-z][\w.+-]*+)[ \t]*+:?[ \t]*+(?=\{)")
# Web of Science has fields such as `Early Access Date = {…}`.
SPACED_NAME = re.compile(
    r"([A-Za-z][\w-]{0,30}(?:[ \t]+[A-Za-z][\w-]{0,30}){1,3})[ \t]*+=\s*+(?=[{\"])"
)
FIELD_NAME = re.compile(rf"({NAME})\s*+=\s*+")
GAP = re.compile(r"[\s,]*+")
COMMENT = re.compile(r"%[^\r\n]*+")
JUNK = re.compile(r"""[^\s,{}()"%]++|[^\s]""")
FIELD_LINE = re.compile(rf'[\r\n][ \t]*+,?[ \t]*+{NAME}[ \t]*+=[ \t]*+(?:["{{\w]|\Z)')


class RawField(NamedTuple):
    """A field as written; its value stands from `start` to `end`."""

    written: str
    position: int
    parts: list[Part]
    start: int
    end: int


class Body(ValueReader):
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
        super().__init__(source, start, end, is_escaped)
        self.closer = closer
        self.fields: list[RawField] = []
        self.is_closed = False
        self.unclosed: RawField | None = None
        self._is_strict = is_strict
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
            went_on = self._read_field(name, name[1]) if name else self._skip_junk()
            if not went_on:
                return

    def salvage(self) -> None:
        """Go on; from here a value ends at the latest before the next field's line."""
        self.is_salvaging = True
        if self.unclosed is None and self._last_swallowed_a_field():
            self.unclosed = self.fields.pop()
        if self.unclosed is not None:
            self.position = self.unclosed.position
            self.owes_comma = False
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
            self.fault(
                start, "warning", "there is a comma too many here; it was skipped"
            )
        if commas:
            self.owes_comma = False

    def _skip_comment(self) -> bool:
        comment = COMMENT.match(self.text, self.position, self.end)
        if not comment:
            return False
        if not self._saw_comment:
            said = "what follows a % between fields was skipped, here and further on"
            self.fault(self.position, "warning", said)
        self._saw_comment = True
        self.position = comment.end()
        return True

    def _read_field(self, name: re.Match[str], written: str) -> bool:
        if self.owes_comma:
            before = self.fields[-1].written
            said = f"a comma is missing after {before}; the next field was read"
            self.fault(self.after_value, "warning", said, before)
        self.owes_comma = True
        self.position = start = name.end()
        parts = self.read_parts(written)
        if parts is None:
            self.unclosed = RawField(written, name.start(), [], start, start)
            return False
        field = RawField(written, name.start(), parts, start, self.after_value)
        self.fields.append(field)
        return True

    def _skip_junk(self) -> bool:
        looks_swallowed = self.owes_comma and self._last_swallowed_a_field()
        if looks_swallowed and not self.is_salvaging:
            return False
        start = self.position
        name = SIGNLESS_NAME.match(self.text, start, self.end)
        if name and not self.owes_comma:
            said = f"an = is missing after {name[1]}; its value was read all the same"
            self.fault(start, "error", said, name[1])
            return self._read_field(name, name[1])
        spaced = SPACED_NAME.match(self.text, start, self.end)
        if spaced and not self.owes_comma:
            written = "-".join(spaced[1].split())
            said = f"the name “{spaced[1]}” has blanks; it was read as {written}"
            self.fault(start, "warning", said, written)
            return self._read_field(spaced, written)
        self.position = self._junk_end()
        self._report_junk(start)
        self.owes_comma = False
        return True

    def _junk_end(self) -> int:
        start = self.position
        if self.text[start] == "{" and self._groups_close:
            limit = self.value_limit()
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
            said = (
                f"“{shown}” is neither a field nor the end of the entry; it was skipped"
            )
            self.fault(start, "error", said)
        self._junk_line = line

    def _last_swallowed_a_field(self) -> bool:
        """Whether the last value holds a line such as `year = {…`."""
        if not self.fields:
            return False
        return any(FIELD_LINE.search(part.text) for part in self.fields[-1].parts)
