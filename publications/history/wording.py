"""Two texts word by word: what stayed, what went, what came."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n?")
# So many pairs of words are compared in some hundredths of a second.
MAX_PAIRS = 4_000_000
# Of two texts of which less stayed no words are marked.
LEAST = 0.3
# What stayed between two changes is shown so far on either side.
CONTEXT = 80


@dataclass(frozen=True)
class Piece:
    """`kind` is "same", "del", "ins", or "gap" where much that stayed is left out."""

    kind: str
    text: str


def differences(old, new, most=MAX_PAIRS):
    """Pieces that without what came are `old`, and without what went `new`."""
    for pattern in (TOKEN, LINE):
        before, after = pattern.findall(old), pattern.findall(new)
        start = common(before, after)
        end = common(before[start:][::-1], after[start:][::-1])
        a, b = len(before) - end, len(after) - end
        if (a - start) * (b - start) <= most:
            return [
                *piece("same", before[:start]),
                *matched(before[start:a], after[start:b]),
                *piece("same", before[a:]),
            ]
    return [Piece("del", old), Piece("ins", new)]


def common(before, after):
    """How many they begin with alike."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def matched(before, after):
    gone, come = [], []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, False).get_opcodes():
        is_same = kind == "equal"
        if is_same and not (is_blank(before[a:b]) and (gone or come)):
            yield from (*piece("del", gone), *piece("ins", come))
            yield from piece("same", before[a:b])
            gone, come = [], []
        else:
            # With the space between two words that changed.
            gone += before[a:b]
            come += after[c:d]
    yield from (*piece("del", gone), *piece("ins", come))


def is_blank(tokens):
    return not "".join(tokens).strip()


def have_much_in_common(pieces):
    """Else they are easier read one after the other."""
    stayed = sum(len(p.text.strip()) for p in pieces if p.kind == "same")
    return stayed >= LEAST * max(
        sum(len(p.text) for p in pieces if p.kind != kind) for kind in ("ins", "del")
    )


def piece(kind, tokens):
    if text := "".join(tokens):
        yield Piece(kind, text)


def shortened(pieces):
    """The same with long stretches that stayed cut down to what is near a change."""
    last = len(pieces) - 1
    for place, found in enumerate(pieces):
        if found.kind == "same" and len(found.text) > 3 * CONTEXT:
            yield from cut(found.text, place == 0, place == last)
        else:
            yield found


def cut(text, is_first, is_last):
    head = "" if is_first else text[:CONTEXT].rpartition(" ")[0]
    tail = "" if is_last else text[-CONTEXT:].partition(" ")[2]
    yield from piece("same", head)
    yield Piece("gap", "…")
    yield from piece("same", tail)
