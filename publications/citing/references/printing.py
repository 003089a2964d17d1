"""References as HTML and as plain text."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .piece import Piece

MARKS = {"q": "“”", "s": "‘’"}
OTHER = {"q": "s", "s": "q"}


class Style(NamedTuple):
    """How a run of text looks, and by which quotation marks it is enclosed."""

    is_italic: bool = False
    raised: tuple[str, ...] = ()
    quoted: str = ""

    def within(self, look: str) -> "Style":
        """Italics within italics are upright, quotations within quotations single."""
        if look == "i":
            return self._replace(is_italic=not self.is_italic)
        if look in MARKS:
            return self._replace(quoted=OTHER.get(self.quoted, look))
        return self._replace(raised=(*self.raised, look)) if look else self


Runs = Iterator[tuple[str, Style]]


def as_text(piece: Piece) -> str:
    return "".join(text for text, _ in runs(piece, Style())).strip()


def as_html(piece: Piece) -> SafeString:
    found = groupby(runs(piece, Style()), key=lambda run: run[1][:2])
    # Safe: each part is escaped, and the tags around it are not taken from a record.
    return mark_safe("".join(marked_up(looks, part) for looks, part in found).strip())


def marked_up(looks: tuple[bool, tuple[str, ...]], part: Runs) -> str:
    html = escape("".join(text for text, _ in part))
    is_italic, raised = looks
    if is_italic:
        html = f"<i>{html}</i>"
    for tag in reversed(raised):
        html = f"<{tag}>{html}</{tag}>"
    return html


def runs(piece: Piece, style: Style) -> Runs:
    inner = style.within(piece.look)
    opening, closing = MARKS[inner.quoted] if piece.look in MARKS else ("", "")
    if piece.prefix:
        yield piece.prefix, style
    if opening:
        yield opening, style
    if isinstance(piece.content, str):
        yield piece.content, inner
    else:
        for place, child in enumerate(piece.content):
            if place and piece.delimiter:
                yield piece.delimiter, inner
            yield from runs(child, inner)
    if closing:
        yield closing, style
    if piece.suffix:
        yield piece.suffix, style
