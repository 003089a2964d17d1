"""LaTeX to Unicode, for one value or a part of it."""

import html
import re
import unicodedata

from .latex_tables import (
    ACCENTS,
    CONTROL_SYMBOLS,
    LETTERS,
    LOGOS,
    QUOTES,
    RAW,
    SCRIPTS,
    SILENT,
    SWITCHES,
    SYMBOLS,
    accented,
)

# Most values hold none of these and are ready as they are.
SPECIAL = re.compile(r"[\\{}$~`\n\r\t]|--|''|  |&[#\w]+;|</?\w")
TOKEN = re.compile(
    r"(?P<text>[^\\{}$~`'\-?!]++)"
    r"|\\(?P<word>[A-Za-z]++)\*?"
    r"|\\(?P<symbol>.)"
    r"|(?P<brace>[{}])"
    r"|(?P<math>(?P<dollars>\$\$?)[^$\\]*+(?:\\.[^$\\]*+)*(?P=dollars))"
    r"|(?P<ligature>---?|``|''|[?!]`|~)"
    r"|(?P<other>.)",
    re.DOTALL,
)
LIGATURES = {
    "--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡",
    "~": "\u00a0",
}  # fmt: skip
SINGLE_QUOTED = re.compile(r"(?<!\w)`([^`']{1,200}+)'(?!\w)")
BLANKS = re.compile(r"[ \t\r\n]*+")
BLANKS_AND_PAIR = re.compile(r"[ \t\r\n]*+(?:\{\})?")
OPTION = re.compile(r"\[[^\[\]{}]*+\](?=\{)")
MARKS = re.compile(r"\\.|[{}]", re.DOTALL)

ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|scp|sc|tt|span|jats:[a-z-]+)"
    r"(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
PARAGRAPH_TAG = re.compile(r"</?(?:p|br|jats:p)\s*/?>", re.IGNORECASE)
WHITE = re.compile(r"[ \t\r\n]+")

# As deep as anyone nests accents and macros; what is deeper is kept as text.
MAX_DEPTH = 100


def to_unicode(value: str) -> str:
    """Math stays TeX; macros that nobody knows are kept as written."""
    if not SPECIAL.search(value):
        return value.strip() if value.isascii() else _composed(value)
    value = _Decoder(value).decode()
    if "<" in value or "&" in value:
        value = _without_html(value)
    return _composed(WHITE.sub(" ", value))


def _composed(value: str) -> str:
    return unicodedata.normalize("NFC", value).strip(" \t\r\n")


def _without_html(value: str) -> str:
    """Without what publishers' exports leave in."""
    value = ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
    return TAG.sub("", PARAGRAPH_TAG.sub(" ", value))


class _Decoder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self._closers: dict[int, int] | None = None
        # Behind it no formula can close, so that none is looked for.
        self._last_formula_end = text.rfind("\\)")

    def decode(self) -> str:
        decoded = self._until(len(self.text), 0)
        return SINGLE_QUOTED.sub(r"‘\1’", decoded) if "`" in decoded else decoded

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
            elif kind != "brace":
                found.append(token[0])
        return "".join(found)

    def _symbol(self, token: re.Match[str], end: int, depth: int) -> str:
        name = token["symbol"]
        if name in ACCENTS:
            return self._accent(name, end, depth) or name
        if name == "(" and self.position <= self._last_formula_end:
            self.position = self.text.index("\\)", self.position) + 2
            return self.text[token.start() : self.position]
        return CONTROL_SYMBOLS.get(name, token[0])

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
        group = self._group(end)
        if group is None:
            self.position = token.end()
            return token[0]
        if name in RAW:
            start, self.position = self.position + 1, group
            return self.text[start : group - 1]
        if name in SILENT:
            self.position = group
            return ""
        if name == "href":
            self.position = group
            return self._argument(end, depth)
        if name in QUOTES:
            return f"“{self._argument(end, depth)}”"
        if name in SCRIPTS:
            return _script(self._argument(end, depth), SCRIPTS[name])
        if name == "ensuremath":
            start, self.position = self.position + 1, group
            return f"${self.text[start : group - 1]}$"
        return ""

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
            return self.text[self.position - 1].replace("}", "")
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
            self._closers = _closers(self.text)
        return self._closers.get(self.position)

    def _skip(self, pattern: re.Pattern[str], end: int) -> None:
        skipped = pattern.match(self.text, self.position, end)
        if skipped:
            self.position = skipped.end()

    def _skip_pair(self, end: int) -> None:
        if self.text.startswith("{}", self.position, end):
            self.position += 2


def _closers(text: str) -> dict[int, int]:
    """Start and end of each group, found in one pass."""
    groups: dict[int, int] = {}
    opened: list[int] = []
    for mark in MARKS.finditer(text):
        if mark[0] == "{":
            opened.append(mark.start())
        elif mark[0] == "}" and opened:
            groups[opened.pop()] = mark.end()
    return groups


def _script(text: str, table: dict[str, str]) -> str:
    """Raised or lowered where Unicode has every character, else as it is."""
    if all(character in table for character in text):
        return "".join(table[character] for character in text)
    return text
