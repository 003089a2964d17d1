"""What a reference is made of: pieces within pieces, with what stands around them."""

from __future__ import annotations


class Piece:
    """Its `content` is a text, or pieces with `delimiter` between them.

    `look` is i for italics, q and s for double and single quotation marks, or sub and
    sup. A piece that `says` nothing of the work is one of the style's own words.
    """

    __slots__ = ("content", "delimiter", "look", "prefix", "says", "suffix")

    def __init__(
        self,
        content: str | list[Piece],
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        look: str = "",
        says: bool = True,
    ):
        self.content = content
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.look = look
        self.says = says


def word(text: str, prefix: str = "", suffix: str = "") -> Piece:
    return Piece(text, prefix, suffix, says=False)


def group(
    *pieces: Piece | None,
    delimiter: str = "",
    prefix: str = "",
    suffix: str = "",
    look: str = "",
) -> Piece | None:
    """Nothing when none of its pieces says something of the work."""
    found = [piece for piece in pieces if piece]
    if not any(piece.says for piece in found):
        return None
    return Piece(found, prefix, suffix, delimiter, look)
