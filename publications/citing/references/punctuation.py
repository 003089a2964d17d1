"""Where two signs of punctuation meet, one often says enough, and quotation marks take
in the comma or full stop that follows them.

Citation processors decide it by how pieces are nested, in four rounds; so does this.
"""

from .piece import Piece

# What two signs become; a pair that is not here stays.
MERGED = {
    "!.": "!", "!:": "!", "?.": "?", "?:": "?", ":!": "!", ":?": "?", ":.": ":",
    ";!": "!", ";?": "?", ";:": ";", ";.": ";",
}  # fmt: skip
SIGNS = set("!?.:,;")
SIGNS_OR_SPACE = SIGNS | {" ", "\u00a0"}
# What goes inside a quotation mark.
TAKEN_IN = set("!?.,")
QUOTATION = {"q", "s"}


def settle(root: Piece) -> Piece:
    upward(root)
    leftward(root)
    downward(root)
    quoted(root)
    return root


def upward(parent: Piece) -> None:
    """Signs at the edge of a piece belong to what encloses it."""
    if isinstance(parent.content, str):
        drop_repeated(parent)
        return
    pieces = parent.content
    last = len(pieces) - 1
    for place in range(last, -1, -1):
        child = pieces[place]
        upward(child)
        if place == 0:
            raise_beginning(parent, child)
        if place == last and not parent.look and child.suffix.endswith(" "):
            if not parent.suffix.startswith(" "):
                parent.suffix = f" {parent.suffix}"
            child.suffix = child.suffix[:-1]
        if place and parent.delimiter:
            end = parent.delimiter[-1]
            if end in SIGNS_OR_SPACE and child.prefix.startswith(end):
                child.prefix = child.prefix[1:]


def drop_repeated(piece: Piece) -> None:
    sign = piece.suffix[:1]
    if sign in SIGNS and piece.content.endswith(sign):
        piece.suffix = piece.suffix[1:]


def raise_beginning(parent: Piece, child: Piece) -> None:
    if parent.prefix.endswith(" ") and child.prefix.startswith(" "):
        child.prefix = child.prefix[1:]
    sign = child.prefix[:1]
    if not parent.look and not parent.prefix and sign in SIGNS_OR_SPACE:
        parent.prefix = sign
        child.prefix = child.prefix[1:]


def leftward(parent: Piece) -> None:
    """A sign that begins a piece goes to the one before it."""
    if isinstance(parent.content, str):
        return
    pieces = parent.content
    for place in range(len(pieces) - 1, -1, -1):
        child = pieces[place]
        leftward(child)
        if place == len(pieces) - 1 or parent.delimiter:
            continue
        sibling = pieces[place + 1]
        sign = sibling.prefix[:1]
        if sign not in SIGNS or is_styled(child) or is_styled(sibling):
            continue
        ends_so = not child.suffix and ends_with(child, sign)
        if ends_so or child.suffix.endswith(sign):
            sibling.prefix = sibling.prefix[1:]
        else:
            child.suffix, sibling.prefix = merged(child.suffix, sibling.prefix)


def is_styled(piece: Piece) -> bool:
    return bool(piece.look) and piece.look not in QUOTATION


def ends_with(piece: Piece, sign: str) -> bool:
    return isinstance(piece.content, str) and piece.content.endswith(sign)


def merged(left: str, right: str) -> tuple[str, str]:
    """The first sign of `right` goes over to `left`."""
    sign = right[0]
    if left.endswith(sign):
        return left, right[1:]
    if both := MERGED.get(left[-1:] + sign):
        return left[:-1] + both, right[1:]
    return left + sign, right[1:]


def downward(parent: Piece) -> None:
    """A sign behind a piece goes to what it follows, where the two become one."""
    if isinstance(parent.content, str):
        drop_repeated(parent)
        return
    share_delimiter(parent)
    pieces = parent.content
    last = len(pieces) - 1
    for place in range(last, -1, -1):
        child = pieces[place]
        if place == last:
            lower_end(parent, child)
        elif parent.delimiter:
            start = parent.delimiter[0]
            if start in SIGNS_OR_SPACE and child.suffix.endswith(start):
                child.suffix = child.suffix[:-1]
        else:
            drop_between(child, pieces[place + 1])
        is_plain = not child.look and isinstance(child.content, str)
        if is_plain and child.suffix[:1] in SIGNS:
            child.content, child.suffix = merged(child.content, child.suffix)
        downward(child)


def share_delimiter(parent: Piece) -> None:
    sign = parent.delimiter[:1]
    if sign not in SIGNS:
        return
    for child in parent.content[:-1]:
        if not child.suffix.endswith(sign):
            child.suffix += sign
    parent.delimiter = parent.delimiter[1:]


def lower_end(parent: Piece, child: Piece) -> None:
    sign = parent.suffix[:1]
    if sign in SIGNS and (merges_below(sign, child) or quotes_below(child)):
        if isinstance(child.content, str):
            child.content, parent.suffix = merged(child.content, parent.suffix)
        else:
            child.suffix, parent.suffix = merged(child.suffix, parent.suffix)
        if parent.suffix.startswith("."):
            child.suffix += "."
            parent.suffix = parent.suffix[1:]
    if child.suffix.endswith(" ") and parent.suffix.startswith(" "):
        parent.suffix = parent.suffix[1:]
    if child.suffix[:1] in SIGNS_OR_SPACE:
        if ends_with(child, child.suffix[0]):
            child.suffix = child.suffix[1:]
        if child.suffix[-1:] == parent.suffix[:1]:
            parent.suffix = parent.suffix[:-1]
    if parent.suffix[:1] in SIGNS and ends_below(parent, parent.suffix[0]):
        parent.suffix = parent.suffix[1:]


def merges_below(sign: str, piece: Piece) -> bool:
    end = piece.suffix[-1:]
    if not end and isinstance(piece.content, str):
        end = piece.content[-1:]
    if end + sign in MERGED:
        return True
    return not isinstance(piece.content, str) and merges_below(sign, piece.content[-1])


def quotes_below(piece: Piece) -> bool:
    if piece.look in QUOTATION:
        return True
    return not isinstance(piece.content, str) and quotes_below(piece.content[-1])


def ends_below(piece: Piece, sign: str) -> bool:
    if isinstance(piece.content, str):
        return piece.content.endswith(sign)
    child = piece.content[-1]
    if child.suffix:
        return child.suffix.endswith(sign)
    return ends_below(child, sign)


def drop_between(child: Piece, sibling: Piece) -> None:
    sign = child.suffix[-1:]
    if not child.look and sign in SIGNS_OR_SPACE and sibling.prefix.startswith(sign):
        sibling.prefix = sibling.prefix[1:]


def quoted(parent: Piece) -> None:
    if isinstance(parent.content, str):
        return
    for child in parent.content:
        while child.look in QUOTATION and child.suffix[:1] in TAKEN_IN:
            if isinstance(child.content, str):
                child.content, child.suffix = merged(child.content, child.suffix)
            else:
                end = child.content[-1]
                end.suffix, child.suffix = merged(end.suffix, child.suffix)
        quoted(child)
