"""A value of the record as a piece of a reference."""

import re

from publications.bibtex.notation import pieces

from .cases import changed
from .marking import HAS_LETTER, marked
from .piece import Piece

# Punctuation that opens a value belongs before it.
LEADING = ":.;!? "
# Behind one such character a formula is put aside while a title is worked on.
ASIDE = 0xF0000
PUT_ASIDE = re.compile("[\U000f0000-\U000ffffd]")
# What French and careless typing put before these may not begin a line.
SPACED = re.compile(" (?=[:;?!»])")


def text(
    value: str,
    prefix: str = "",
    suffix: str = "",
    *,
    look: str = "",
    case: str = "",
) -> Piece | None:
    """As typed, with the quotation marks of print, in another `case` if asked."""
    bare = value.lstrip(LEADING) or value
    if not bare:
        return None
    prefix += value[: len(value) - len(bare)]
    if bare.startswith("'"):
        bare = f" {bare}"
    bare, formulas = without_formulas(bare)
    bare = SPACED.sub("\u202f", bare).replace("« ", "«\u202f")
    content = with_formulas(marked(changed(bare, case)), formulas)
    if not content:
        return None
    if look == "i" and not HAS_LETTER.search(value):
        look = ""
    return Piece(content, prefix, suffix, look=look)


def plainly(value: str, prefix: str = "", suffix: str = "") -> Piece | None:
    """An address or a number, in which nothing is a quotation mark."""
    return Piece(value, prefix, suffix) if value else None


def without_formulas(value: str) -> tuple[str, list[str]]:
    if "$" not in value:
        return value, []
    found = list(pieces(PUT_ASIDE.sub("", value), tags=False))
    formulas = [piece.text for piece in found if piece.kind == "formula"]
    places = iter(range(ASIDE, ASIDE + len(formulas)))
    texts = (chr(next(places)) if p.kind == "formula" else said(p) for p in found)
    return "".join(texts), formulas


def said(piece) -> str:
    return "$" if piece.kind == "dollar" else piece.text


def with_formulas(content: str | list[Piece], formulas: list[str]):
    if not formulas:
        return content
    if isinstance(content, str):
        return PUT_ASIDE.sub(lambda m: formulas[ord(m[0]) - ASIDE], content)
    for piece in content:
        piece.content = with_formulas(piece.content, formulas)
    return content
