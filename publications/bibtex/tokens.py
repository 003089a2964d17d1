"""The lexical level of LaTeX: what a value consists of."""

import re

from .notation import MATH

TOKEN = re.compile(
    r"(?P<text>[^\\{}$~`'\-?!]++)"
    r"|\\(?P<word>[A-Za-z]++)\*?"
    r"|\\(?P<symbol>.)"
    r"|(?P<brace>[{}])"
    rf"|{MATH}"
    r"|(?P<ligature>---?|``|''|[?!]`|~)"
    r"|(?P<other>.)",
    re.DOTALL,
)
LIGATURES = {
    "--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡",
    "~": "\u00a0",
}  # fmt: skip
BLANKS = re.compile(r"[ \t\r\n]*+")
BLANKS_AND_PAIR = re.compile(r"[ \t\r\n]*+(?:\{\})?")
OPTION = re.compile(r"\[[^\[\]{}]*+\](?=\{)")
MARKS = re.compile(r"\\.|[{}]", re.DOTALL)


def group_ends(text: str) -> dict[int, int]:
    """Start and end of each group, found in one pass."""
    groups: dict[int, int] = {}
    opened: list[int] = []
    for mark in MARKS.finditer(text):
        if mark[0] == "{":
            opened.append(mark.start())
        elif mark[0] == "}" and opened:
            groups[opened.pop()] = mark.end()
    return groups
