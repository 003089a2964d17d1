"""Walks through one LaTeX value and puts together what it says in Unicode."""

import re

from .finishing import BACKTICK, DOLLAR, as_formula, tagged
from .latex_tables import (
    ACCENTS,
    CONTROL_SYMBOLS,
    EMPHASIS,
    FONTS,
    LETTERS,
    LOGOS,
    QUOTES,
    RAW,
    SCRIPTS,
    SILENT,
    SUBSCRIPTS,
    SWITCHES,
    SYMBOLS,
    UPPER,
    accented,
)
from .tokens import BLANKS, BLANKS_AND_PAIR, LIGATURES, OPTION, TOKEN, group_ends

FORMULA_ENDS = {"(": ")", "[": "]"}
MEANT_LITERALLY = {"$": DOLLAR, "`": BACKTICK}

# As deep as anyone nests accents and macros; what is deeper is kept as text.
MAX_DEPTH = 100


class Decoder:
    def __init__(self, text: str, markup: bool) -> None:
        self.text = text
        self.markup = markup
        self.position = 0
        # The commands that had to be kept or to be taken off as they came.
        self.unknown: list[str] = []
        self._closers: dict[int, int] | None = None
        # Behind them no formula can close, so that none is looked for.
        self._formula_ends = {mark: text.rfind(f"\\{mark}") for mark in ")]"}

    def decode(self) -> str:
        return self._until(len(self.text), 0)

    def _until(self, end: int, depth: int) -> str:
        """Braces are dropped one by one, so that only arguments need recursion."""
        found = []
        while self.position < end:
            token = TOKEN.match(self.text, self.position, end)
            assert token  # its last alternative takes any character
            self.position = token.end()
            kind = token.lastgroup
            if kind == "word":
                found.append(self._word(token, end, depth))
            elif kind == "symbol":
                found.append(self._symbol(token, end, depth))
            elif kind == "ligature":
                found.append(LIGATURES[token[0]])
            elif kind == "math":
                found.append(as_formula(token[0], token["delimiter"]))
            elif kind != "brace":
                found.append(MEANT_LITERALLY.get(token[0], token[0]))
        return "".join(found)

    def _symbol(self, token: re.Match[str], end: int, depth: int) -> str:
        name = token["symbol"]
        if name in ACCENTS:
            return self._accent(name, end, depth) or name
        if name == "$":
            return self._dollar()
        if name in FORMULA_ENDS:
            return self._formula(token, FORMULA_ENDS[name])
        if name not in CONTROL_SYMBOLS:
            self.unknown.append(token[0])
        return CONTROL_SYMBOLS.get(name, token[0])

    def _dollar(self) -> str:
        r"""`\${}` is how `\$` was written out."""
        if not self.text.startswith("{}", self.position):
            return DOLLAR
        self.position += 2
        return "\\" + DOLLAR

    def _formula(self, token: re.Match[str], mark: str) -> str:
        start = self.position
        if start > self._formula_ends[mark]:
            return token[0]
        self.position = self.text.index(f"\\{mark}", start) + 2
        dollars = "$" if mark == ")" else "$$"
        tex = self.text[start : self.position - 2].replace("$", "")
        return as_formula(f"{dollars}{tex}{dollars}", dollars)

    def _word(self, token: re.Match[str], end: int, depth: int) -> str:
        name = token["word"]
        if name in LOGOS:
            self._skip_pair(end)
            return LOGOS[name]
        if name in LETTERS or name in SYMBOLS:
            self._skip(BLANKS_AND_PAIR, end)
            return LETTERS.get(name) or SYMBOLS[name]
        if name in SWITCHES:
            self._skip(BLANKS_AND_PAIR, end)
            return ""
        if name in ACCENTS:
            return self._accent(name, end, depth)
        return self._macro(token, name, end, depth)

    def _macro(self, token: re.Match[str], name: str, end: int, depth: int) -> str:
        self._skip(OPTION, end)
        self._skip(BLANKS, end)
        group = self._group(end)
        if group is None and (name in FONTS or name in EMPHASIS):
            return self._argument(end, depth)
        if group is None:
            self.position = token.end()
            self.unknown.append(f"\\{name}")
            return token[0]
        if name in RAW:
            start, self.position = self.position + 1, group
            return self.text[start : group - 1].replace("$", DOLLAR)
        if name in SILENT:
            self.position = group
            return ""
        if name == "href":
            self.position = group
            return self._argument(end, depth)
        if name == "texorpdfstring":
            return self._first_of_two(end, depth)
        if name in QUOTES:
            return f"“{self._argument(end, depth)}”"
        if name in SCRIPTS:
            return self._script(self._argument(end, depth), name)
        if name in EMPHASIS and self.markup:
            return tagged("i", self._argument(end, depth))
        if name in UPPER:
            return self._argument(end, depth).upper()
        if name == "ensuremath":
            start, self.position = self.position + 1, group
            return as_formula(f"${self.text[start : group - 1]}$", "$")
        if name not in FONTS and name not in EMPHASIS:
            self.unknown.append(f"\\{name}")
        return ""

    def _first_of_two(self, end: int, depth: int) -> str:
        shown = self._argument(end, depth)
        self._skip(BLANKS, end)
        self.position = self._group(end) or self.position
        return shown

    def _script(self, text: str, name: str) -> str:
        """Raised or lowered where Unicode has every character."""
        table = SCRIPTS[name]
        signs = SUBSCRIPTS if self.markup else table
        if all(character in signs for character in text):
            return "".join(table[character] for character in text)
        tag = "sub" if table is SUBSCRIPTS else "sup"
        return tagged(tag, text) if self.markup else text

    def _accent(self, accent: str, end: int, depth: int) -> str:
        return accented(self._argument(end, depth), accent)

    def _argument(self, end: int, depth: int) -> str:
        """A group, a macro with its argument, or one character."""
        self._skip(BLANKS, end)
        group = self._group(end)
        if group is not None:
            if depth >= MAX_DEPTH:
                start, self.position = self.position, group
                return self.text[start:group]
            return self._until(group, depth + 1)
        if self.position >= end:
            return ""
        if self.text[self.position] != "\\" or depth >= MAX_DEPTH:
            self.position += 1
            character = self.text[self.position - 1].replace("}", "")
            return MEANT_LITERALLY.get(character, character)
        token = TOKEN.match(self.text, self.position, end)
        assert token
        self.position = token.end()
        if token["word"]:
            return self._word(token, end, depth + 1)
        return self._symbol(token, end, depth + 1) if token["symbol"] else token[0]

    def _group(self, end: int) -> int | None:
        """The end of the group that begins here."""
        if self.position >= end or self.text[self.position] != "{":
            return None
        if self._closers is None:
            self._closers = group_ends(self.text)
        return self._closers.get(self.position)

    def _skip(self, pattern: re.Pattern[str], end: int) -> None:
        skipped = pattern.match(self.text, self.position, end)
        if skipped:
            self.position = skipped.end()

    def _skip_pair(self, end: int) -> None:
        if self.text.startswith("{}", self.position, end):
            self.position += 2
