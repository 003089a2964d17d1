"""What publishers' exports leave of HTML: entities and tags, to LaTeX or nothing."""

import html
import re

from .notation import MATH

NAMED = r"(?:\\?#[0-9]{1,7}|\\?#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
ENTITY = re.compile(rf"&{NAMED}")
# Ampersand and number sign may have been escaped after the entity was made.
ESCAPED_ENTITY = re.compile(rf"(?:\{{\\&\}}|\\?&)({NAMED})")
# Some programs have escaped the brackets, too: {\textless}i{\textgreater}.
LESS = r"(?:<|\{?\\textless(?:\{\}|\}|\s|(?=/))|\{?\$<\$\}?|\\ensuremath\{<\})"
GREATER = r"(?:>|\{?\\textgreater(?:\{\}|\}|\s)|\{?\$>\$\}?|\\ensuremath\{>\})"
TAG = re.compile(
    rf"{LESS}(?P<slash>/?)(?P<name>i|b|u|em|italic|strong|sub|sup|scp|sc|tt|span|p|br"
    r"|(?:jats|mml):[a-z-]+)"
    rf"(?:\s+[\w:-]+\s*=[^<>$]{{0,200}})?\s*/?{GREATER}"
    rf"|{MATH}|\\.",
    # A dotless ı is no i in another case.
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
MACROS = {"i": r"\emph{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{"}
SAME = {"em": "i", "italic": "i"}
PARAGRAPHS = {"p", "br"}
# Characters of an entity that mean something to LaTeX.
ESCAPES = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "$": r"\$", "~": r"{\textasciitilde}", "`": r"{\textasciigrave}",
}  # fmt: skip


def without_html(value: str, *, markup: bool) -> str:
    r"""`markup` keeps pairs of <i>, <sub> and <sup> as \emph{} and its like."""
    value = ESCAPED_ENTITY.sub(_character, value)
    found = [tag for tag in TAG.finditer(value) if tag["name"]]
    closers = _closers(found) if markup else {}
    kept, position = [], 0
    for tag in found:
        kept += [value[position : tag.start()], _replaced(tag, closers)]
        position = tag.end()
    return "".join([*kept, value[position:]])


def _character(entity: re.Match[str]) -> str:
    written = f"&{entity[1]}".replace("\\", "")
    character = html.unescape(written)
    return entity[0] if character == written else ESCAPES.get(character, character)


def _closers(found: list[re.Match[str]]) -> dict[int, str]:
    """By their starts, the tags that have partners, and what stands for them."""
    closers: dict[int, str] = {}
    opened: list[re.Match[str]] = []
    for tag in found:
        if _name(tag) not in MACROS:
            continue
        if not tag["slash"]:
            opened.append(tag)
        elif opened and _name(opened[-1]) == _name(tag):
            closers |= {opened.pop().start(): MACROS[_name(tag)], tag.start(): "}"}
    return closers


def _replaced(tag: re.Match[str], closers: dict[int, str]) -> str:
    if _name(tag) in PARAGRAPHS:
        return " "
    return closers.get(tag.start(), "")


def _name(tag: re.Match[str]) -> str:
    name = tag["name"].lower().removeprefix("jats:")
    return SAME.get(name, name)
