"""Words into lines of a width, and cut where there are too many of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .faces import Face, tidy

ELLIPSIS = "…"
HYPHENATED = re.compile(r"[^-–]+[-–]*|[-–]+")


@dataclass(frozen=True)
class Word:
    """`is_joined` to the one before, without a space; `clings` to it, so that it begins
    no line."""

    text: str
    face: Face
    colour: str
    is_joined: bool = False
    clings: bool = False

    def width(self) -> float:
        return self.face.width(self.text)

    def space(self) -> float:
        return 0 if self.is_joined else self.face.width(" ")


Line = list[Word]


def words(text: str, face: Face, colour: str) -> Line:
    """Those that can be set. A line may end at a hyphen, too."""
    found = []
    for word in tidy(text).split():
        pieces = HYPHENATED.findall(word) if face.width(word) else []
        found += [
            Word(piece, face, colour, is_joined=number > 0)
            for number, piece in enumerate(pieces)
        ]
    return found


def balanced(text: Line, width: int) -> list[Line]:
    """In as few lines as possible, none much shorter than the others."""
    found = lines(text, width)
    for narrower in range(width, width // 2, -16):
        tried = lines(text, narrower)
        if len(tried) > len(found):
            break
        found = tried
    return found


def lines(text: Iterable[Word], width: float) -> list[Line]:
    """As full as they get; a word longer than a line is cut where the line ends."""
    found: list[Line] = [[]]
    for word in parts(text, width):
        if found[-1] and extent([*found[-1], word]) > width:
            clings = word.clings and len(found[-1]) > 1
            found.append([found[-1].pop()] if clings else [])
        found[-1].append(word)
    return [line for line in found if line]


def parts(text: Iterable[Word], width: float) -> Iterator[Word]:
    for word in text:
        while word.width() > width:
            fitting = fitting_length(word, width)
            yield replace(word, text=word.text[:fitting])
            word = replace(word, text=word.text[fitting:], is_joined=True)
        yield word


def fitting_length(word: Word, width: float) -> int:
    """Of a word that is too long, the number of signs that fit; one at least."""
    low, high = 1, len(word.text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        fits = word.face.width(word.text[:middle]) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def extent(line: Sequence[Word]) -> float:
    return sum(word.width() for word in line) + sum(word.space() for word in line[1:])


def cut(found: list[Line], number: int, width: float) -> list[Line]:
    """The first `number` lines, with an ellipsis where more would follow."""
    if len(found) <= number:
        return found
    *kept, last = found[:number]
    while True:
        *before, end = last
        ending = replace(end, text=end.text.rstrip(",:;.–—") + ELLIPSIS)
        if extent([*before, ending]) <= width or len(end.text) == 1:
            return [*kept, [*before, ending]]
        last = before or [replace(end, text=end.text[:-1])]
