"""The bytes of an imported file beside their text, so that both are edited as one."""

from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from publications.bibtex import decode
from publications.bibtex.decode import BYTE_ORDER_MARKS

# What a line of a file without a mark may be, the likeliest first.
ENCODINGS = ("utf-8", "cp1252", "latin-1")


class Edit(NamedTuple):
    """`new` takes the place of the text from `start` to `end`."""

    start: int
    end: int
    new: str


class Piece(NamedTuple):
    """A part of the file in one encoding, with where it begins in text and bytes."""

    start: int
    first_byte: int
    encoding: str


class Original:
    def __init__(self, data: bytes):
        self.data = data
        self.text, _ = decode(data)
        self._pieces: list[Piece] | None = None

    def edited(self, edits: Iterable[Edit]) -> tuple[bytes, bool]:
        """The file with the edits made, and whether it had to become UTF-8 for them."""
        edits = sorted(edits)
        if not edits:
            return self.data, False
        try:
            return b"".join(self._spliced(edits)), False
        except UnicodeEncodeError:
            return self._as_utf8(edits), True

    def is_utf8(self) -> bool:
        return all(piece.encoding.startswith("utf-") for piece in self.pieces())

    def pieces(self) -> list[Piece]:
        if self._pieces is None:
            self._pieces = list(pieces(self.data, self.text))
        return self._pieces

    def _spliced(self, edits: list[Edit]) -> Iterator[bytes]:
        position = 0
        for edit in edits:
            yield self.data[position : self._byte(edit.start)]
            yield edit.new.encode(self._piece(edit.start).encoding)
            position = self._byte(edit.end)
        yield self.data[position:]

    def _byte(self, offset: int) -> int:
        piece = self._piece(offset)
        before = self.text[piece.start : offset]
        return piece.first_byte + len(before.encode(piece.encoding))

    def _piece(self, offset: int) -> Piece:
        return self.pieces()[bisect_right(self.pieces(), offset, key=start_of) - 1]

    def _as_utf8(self, edits: list[Edit]) -> bytes:
        ends = [0, *(edit.end for edit in edits)]
        text = "".join(
            self.text[end : edit.start] + edit.new
            for end, edit in zip(ends, edits, strict=False)
        )
        text += self.text[ends[-1] :]
        data = text.encode()
        # A header that names another encoding must not mislead a reader.
        return data if decode(data)[0] == text else BOM_UTF8 + data


def start_of(piece: Piece) -> int:
    return piece.start


def pieces(data: bytes, text: str) -> Iterator[Piece]:
    """Raises UnicodeEncodeError where the text does not say which bytes it was."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return whole(data, text, len(mark), encoding)
    try:
        return whole(data, text, 0, "utf-8")
    except UnicodeEncodeError:
        return by_lines(data, text)


def whole(data: bytes, text: str, first_byte: int, encoding: str) -> Iterator[Piece]:
    if text.encode(encoding) != data[first_byte:]:
        raise UnicodeEncodeError(encoding, text, 0, 1, "it was damaged before")
    return iter([Piece(0, first_byte, encoding)])


def by_lines(data: bytes, text: str) -> Iterator[Piece]:
    start = first_byte = 0
    encoding = ""
    for line in data.splitlines(keepends=True):
        length, found = decoded(line, text, start)
        if found != encoding:
            yield Piece(start, first_byte, found)
            encoding = found
        start, first_byte = start + length, first_byte + len(line)


def decoded(line: bytes, text: str, start: int) -> tuple[int, str]:
    for encoding in ENCODINGS:
        try:
            said = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.startswith(said, start):
            return len(said), encoding
    raise UnicodeEncodeError("latin-1", text[start : start + 1], 0, 1, "is not known")


def edits_between(versions: Iterable[str], start: int) -> Iterator[Edit]:
    """From the first version of a text, which stands at `start`, to the last.

    Each version differs from the one before in one place. What no version touched
    stands in none of the edits.
    """
    versions = list(versions)
    origin = list(range(len(versions[0])))
    for old, new in pairwise(versions):
        first, end, new_end = difference(old, new)
        origin[first:end] = [-1] * (new_end - first)
    position, fresh = 0, ""
    ends = [*origin, len(versions[0])]
    for character, source in zip(versions[-1] + "\0", ends, strict=True):
        if source < 0:
            fresh += character
            continue
        if fresh or source > position:
            yield Edit(start + position, start + source, fresh)
        position, fresh = source + 1, ""


def difference(old: str, new: str) -> tuple[int, int, int]:
    """Where the two begin to differ, and where in each they are the same again."""
    shorter = min(len(old), len(new))
    first = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    room = range(shorter - first)
    same = next((i for i in room if old[-1 - i] != new[-1 - i]), shorter - first)
    return first, len(old) - same, len(new) - same
