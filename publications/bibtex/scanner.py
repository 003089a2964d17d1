"""The lexical level: lines, the heads of blocks, the ends of brace groups."""

import re
from array import array
from bisect import bisect_left, bisect_right

# All repetitions here are possessive or bounded, so that no input can make a
# search retreat: every pattern takes linear time.
NAME = r"""[^\s"#%'(),={}]++"""
# What is longer than this is running text and not a key.
KEY = r"[^,{}=\r\n]{0,500}+"

CLOSERS = {"{": "}", "(": ")"}
# Shown to people: @article{smith2020
SHOWN_KEY = re.compile(r"\s*+[^,{}=\s]{1,40}+")
KIND = r"""[^\W\d_][^\s"#%'(),={}@\\]*+"""
HEAD = re.compile(rf"@[ \t]*+(?P<kind>{KIND})\s*+(?P<open>[{{(])")
# What follows the head of an entry: `key,` or `name =`, perhaps a comma short.
OPENING = rf"\s*+{KEY}\s*+(?:,|(?:{NAME}\s*+)?=)"
LINE_HEAD = re.compile(rf"[\r\n][ \t]*+(@[ \t]*+{KIND}\s*+[{{(]{OPENING})")
ENTRY_HEAD = re.compile(rf"@[ \t]*+{KIND}\s*+[{{(]{OPENING}")
STARTS_ENTRY = re.compile(OPENING)
# What would be an entry, had it its brace: @misc[key, or @misc key,
HEADLESS = re.compile(
    rf"(?:\A|[\r\n])[ \t]*+(?P<at>@(?!(?i:comment|string|preamble))(?:{KIND})?)"
    rf"[\s{{]*+{KEY},\s*+{NAME}\s*+="
)
# Stricter, for heads that are glued to a word, as in jane@example.org {…}.
SURELY_STARTS_ENTRY = re.compile(rf"\s*+{KEY},\s*+{NAME}\s*+=")

# Where a value that is never closed most likely ends: before a line with the next
# field, or with a closing bracket alone.
CUT = re.compile(
    rf'[\r\n][ \t]*+(?:,?[ \t]*+{NAME}[ \t]*+=[ \t]*+["{{\w]'
    r"|[)}][ \t]*+(?=[\r\n]|\Z))"
)

BRACES = re.compile(r"[{}]")
BRACES_AND_QUOTES = re.compile(r'["{}]')
# The same where a backslash takes the character after it out of the count.
UNESCAPED_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
UNESCAPED_BRACES_AND_QUOTES = re.compile(r'\\.|["{}]', re.DOTALL)

LINE_END = re.compile(r"\r\n?|\n")

# Answers of `group_end` and `quote_end` where there is no end.
OPEN = -1
STRAY_BRACE = -2


class Source:
    """A text that knows its lines and where entries begin at the start of a line."""

    __slots__ = ("_cuts", "_entry_starts", "_line_starts", "look_ahead", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        # How many characters may still be read twice: second looks at unclosed
        # entries must not make the time quadratic.
        self.look_ahead = 2 * len(text)
        # A list would take five times the memory.
        self._line_starts = array("L", (m.end() for m in LINE_END.finditer(text)))
        self._entry_starts = [head.start(1) for head in LINE_HEAD.finditer(text)]
        self._cuts: list[int] | None = None

    def line(self, position: int) -> int:
        return bisect_right(self._line_starts, position) + 1

    def column(self, position: int) -> int:
        line = bisect_right(self._line_starts, position)
        return position - (self._line_starts[line - 1] if line else 0) + 1

    def next_entry(self, position: int) -> int:
        """Where the next line begins with an entry, else the end of the text."""
        return self._next(self._entry_starts, position)

    def next_cut(self, position: int) -> int:
        """Where a value most likely ends that is never closed."""
        if self._cuts is None:
            self._cuts = [cut.start() for cut in CUT.finditer(self.text)]
        return self._next(self._cuts, position)

    def _next(self, positions: list[int], position: int) -> int:
        index = bisect_left(positions, position)
        return positions[index] if index < len(positions) else len(self.text)

    def go_back(self, position: int, end: int) -> int:
        """Where to go on after text up to `end` was read in vain."""
        self.look_ahead -= max(0, end - position)
        return position if self.look_ahead >= 0 else max(position, end)

    def is_commented_out(self, position: int) -> bool:
        """Whether only `%` and blanks stand before it in its line."""
        line = bisect_right(self._line_starts, position)
        start = self._line_starts[line - 1] if line else 0
        before = self.text[max(start, position - 100) : position]
        return "%" in before and not before.strip(" \t%")


def group_end(text: str, start: int, end: int, escaped: bool = False) -> int:
    """The position after the brace that closes a group, else OPEN.

    BibTeX counts a brace whether or not a backslash stands before it.
    """
    depth = 1
    braces = UNESCAPED_BRACES if escaped else BRACES
    for match in braces.finditer(text, start, end):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if not depth:
                return match.end()
    return OPEN


def quote_end(text: str, start: int, end: int, escaped: bool = False) -> int:
    """The position after the closing quote, which stands outside of all braces.

    OPEN where the text is too short, STRAY_BRACE where more text would not help.
    """
    depth = 0
    marks = UNESCAPED_BRACES_AND_QUOTES if escaped else BRACES_AND_QUOTES
    for match in marks.finditer(text, start, end):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth < 0:
                return STRAY_BRACE
        elif mark == '"' and not depth:
            return match.end()
    return OPEN


def balanced(text: str) -> str:
    """Without braces that close nothing, and with those that lack."""
    depth, pieces = 0, []
    for piece in re.split(r"([{}])", text):
        if piece == "}" and not depth:
            continue
        depth += (piece == "{") - (piece == "}")
        pieces.append(piece)
    return "".join(pieces) + "}" * depth
