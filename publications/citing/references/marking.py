"""Markup within a value: quotation marks as a printer sets them, italics, raised and
lowered text."""

import re

from .piece import Piece

TAGS = {"<i>": "i", "<sub>": "sub", "<sup>": "sup"}
QUOTES = {' "', " '", '("', "('", "“", "‘"}
CLOSERS = {
    **{tag: f"</{mark}>" for tag, mark in TAGS.items()},
    ' "': '"', " '": "'", '("': '"', "('": "'", "“": "”", "‘": "’",
}  # fmt: skip
# No title means more marks within marks, and Python couldn't follow any number.
DEEPEST = 20
TAG = re.compile(r"""(</?(?:i|sub|sup)>| "| '|\("|\('|["'“”‘’])""")
# Letters that are written from left to right or right to left with spaces between
# words: in others no apostrophe is expected.
LETTERS = (
    "a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4"
    "\u05d6-\u05ff\u1f00-\u1fff\u0600-\u06ff\u200c-\u200e\u0218-\u021b\u202a-\u202e"
)
HAS_LETTER = re.compile(f"[-0-9{LETTERS}]")
APOSTROPHE = re.compile(f"([-0-9{LETTERS}])’(?=[-0-9{LETTERS}])")


def marked(value: str) -> str | list[Piece]:
    parts = TAG.split(" " + APOSTROPHE.sub(r"\1'", value))
    if len(parts) == 1:
        return value
    return Marking(parts[::2], parts[1::2]).pieces()


class Marking:
    """Which of a text's quotation marks and tags belong together; any that has no
    partner is an apostrophe, or nothing but itself."""

    def __init__(self, strings: list[str], tags: list[str]):
        self.strings, self.tags = strings, tags
        self.open: list[int] = []
        self.with_space = {
            place + 1
            for place, tag in enumerate(tags[:-1])
            if tag in CLOSERS and not strings[place + 1] and tags[place + 1] in "\"'"
        }
        for place in self.with_space:
            tags[place] = " " + tags[place]

    def pieces(self) -> list[Piece]:
        for place in range(len(self.tags)):
            self.pair(place)
        for place in reversed(self.open):
            self.unmark(place, {" '": " ’"}.get(self.tags[place], self.tags[place]))
        return self.woven()

    def pair(self, place: int) -> None:
        tag, behind = self.tags[place], self.strings[place + 1]
        if tag == "'" and behind and behind[0] not in ",.?:; ":
            self.unmark(place, "’")
        elif tag == " '" and behind.startswith(" "):
            self.unmark(place, " ’")
        elif tag in CLOSERS and len(self.open) == DEEPEST:
            self.unmark(place, tag)
        elif tag in CLOSERS:
            self.open.append(place)
        else:
            self.close(place)

    def close(self, place: int) -> None:
        tag = self.tags[place]
        while self.open:
            opening = self.open[-1]
            if CLOSERS[self.tags[opening]] == tag:
                self.open.pop()
                return
            if tag == "'":
                break
            self.open.pop()
            self.unmark(opening, self.tags[opening])
        self.unmark(place, "’" if tag == "'" else tag)

    def unmark(self, place: int, text: str) -> None:
        if place in self.with_space and text == self.tags[place]:
            text = text[1:]
        self.strings[place + 1] = text + self.strings[place + 1]
        self.tags[place] = ""

    def woven(self) -> list[Piece]:
        levels, looks = [[]], []
        text = self.strings[0]
        for place, tag in enumerate(self.tags):
            if tag in CLOSERS:
                if tag in QUOTES and place not in self.with_space:
                    text += tag[:-1]
                say(text, levels[-1])
                levels.append([])
                looks.append(TAGS.get(tag) or self.quotation(tag[-1]))
                text = ""
            elif tag:
                say(text, levels[-1])
                done, look = levels.pop(), looks.pop()
                if done:
                    levels[-1].append(Piece(done, look=look))
                text = ""
            text += self.strings[place + 1]
        say(text, levels[-1])
        return without_indent(levels[0])

    def quotation(self, mark: str) -> str:
        """Whichever straight quotation mark comes first is the outer one."""
        if mark in "“‘":
            return "q" if mark == "“" else "s"
        straight = (tag[-1] for tag in self.tags if tag and tag[-1] in "\"'")
        return "q" if mark == next(straight) else "s"


def say(text: str, pieces: list[Piece]) -> None:
    if text:
        pieces.append(Piece(text))


def without_indent(pieces: list[Piece]) -> list[Piece]:
    """Without the space that made a first quotation mark one, and its own."""
    first = pieces[0] if pieces else None
    if first and isinstance(first.content, str):
        first.content = first.content.removeprefix(" ").removeprefix(" ")
    return [piece for piece in pieces if piece.content]
