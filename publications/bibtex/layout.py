"""How the fields of an entry are laid out, so that a new one looks like them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .body import RawField
from .cutting import Change, comma_after
from .keys import written_end
from .reading import RawEntry
from .scanner import LINE_END, quote_end

REST_OF_LINE = re.compile(r"[ \t]*+(?:%[^\r\n]*+|(?=[\r\n]))")


class Blanks(NamedTuple):
    """Before the name of a field, and on both sides of its `=`."""

    indent: str
    before: str
    after: str


def delimited(value: str, opener: str) -> str:
    """In quotes only where no quote and no brace of the value ends them early."""
    if opener == '"' and quote_end(f'{value}"', 0, len(value) + 1) == len(value) + 1:
        return f'"{value}"'
    return f"{{{value}}}"


def additions(
    source: str, entry: RawEntry, fields: Mapping[str, str]
) -> Iterable[Change]:
    """What to insert where, so that `fields` follow the last one in its style."""
    layout = _Layout(source, entry)
    written = [layout.field(name, value) for name, value in fields.items()]
    end = entry.fields[-1].end if entry.fields else written_end(source, entry.key)
    if "," in layout.between:
        yield Change(end, end, "".join(written))
        return
    comma = comma_after(source, end)
    if comma is None:
        yield Change(end, end, ",")
    place = end if comma is None else comma + 1
    text = ",".join(written)
    if not entry.fields:
        text += "" if LINE_END.search(source, place) else layout.line_end
    elif comma is not None:
        text += ","
    rest = REST_OF_LINE.match(source, place)
    if rest and LINE_END.match(text):
        place = rest.end()
    yield Change(place, place, text)


class _Layout:
    def __init__(self, source: str, entry: RawEntry) -> None:
        self.source = source
        self.fields = entry.fields
        line_end = LINE_END.search(source)
        self.line_end = line_end[0] if line_end else "\n"
        start = written_end(source, entry.key)
        if len(entry.fields) > 1:
            start = entry.fields[-2].end
        self.between = self._between(start)

    def _between(self, start: int) -> str:
        """What stands before the last field: a line end and an indent, mostly."""
        if not self.fields:
            return f"{self.line_end}  "
        rest, blanks = _split_blanks(self.source[start : self.fields[-1].position])
        if rest.endswith(("\r", "\n")):
            return self.line_end + blanks
        line, indent = _split_blanks(rest.removesuffix(","))
        if rest.endswith(",") and line.endswith(("\r", "\n")):
            return f"{self.line_end}{indent},{blanks}"
        return blanks if len(self.fields) > 1 else blanks or " "

    def field(self, name: str, value: str) -> str:
        """The text of a new field with what stands before it."""
        between, (_, before, after) = self.between, Blanks("", " ", " ")
        if self.fields:
            name = self._cased(name)
            indent, before, after = self._aligned(len(name))
            between = _split_blanks(between)[0] + indent
        return f"{between}{name}{before}={after}{delimited(value, self._opener())}"

    def _cased(self, name: str) -> str:
        last = self.fields[-1].written
        if last.isupper():
            return name.upper()
        return name.title() if last.istitle() else name

    def _aligned(self, width: int) -> Blanks:
        """The blanks round a name of `width` that continue the columns."""
        rows = [(len(f.written), self._blanks(f)) for f in self.fields]
        last = rows[-1][1]._replace(indent=_split_blanks(self.between)[1])
        if any(blanks.strip(" ") for blanks in last):
            return last
        if edge := _column([(name, len(blanks.indent)) for name, blanks in rows]):
            return last._replace(indent=" " * max(1, edge - width))
        if edge := _column([(name, len(blanks.before)) for name, blanks in rows]):
            return last._replace(before=" " * max(1, edge - width))
        width += len(last.before)
        pairs = [(name + len(row.before), len(row.after)) for name, row in rows]
        if edge := _column(pairs):
            return last._replace(after=" " * max(1, edge - width))
        return last

    def _blanks(self, field: RawField) -> Blanks:
        start = max(0, field.position - 100)
        _, indent = _split_blanks(self.source[start : field.position])
        sign = self.source[field.position + len(field.written) : field.start]
        before, _, after = sign.partition("=")
        return Blanks(indent, before, after)

    def _opener(self) -> str:
        """How the last value is delimited that is."""
        openers = [self.source[f.start : f.start + 1] for f in reversed(self.fields)]
        return next((mark for mark in openers if mark in ("{", '"')), "{")


def _split_blanks(text: str) -> tuple[str, str]:
    rest = text.rstrip(" \t")
    return rest, text[len(rest) :]


def _column(rows: list[tuple[int, int]]) -> int:
    """The width that half of the rows reach by different blanks, else 0."""
    edge, count = Counter(map(sum, rows)).most_common(1)[0]
    blanks = {blank for text, blank in rows if text + blank == edge}
    return edge if len(blanks) > 1 and 2 * count >= len(rows) else 0
