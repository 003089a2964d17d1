r"""The notation of titles and texts: formulas in dollars, and three tags.

`$…$` and `$$…$$` are formulas; `\$` is a dollar where a formula could be meant.
In titles, `<i>`, `<sub>` and `<sup>` are markup where they come in pairs, as in
CSL-JSON and Zotero; there is no other markup.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

# Pandoc's rule: no space inside the dollars and no digit behind them, so that
# "$5 and $10" stays money while "a 2$\times$ speed-up" is a formula.
FORMULA = re.compile(
    r"(?<!\$)(?P<dollars>\$\$?)(?![\s$])(?P<tex>(?:[^$\\]|\\.)+?)(?<!\s)(?P=dollars)"
    r"(?![\d$])",
    re.DOTALL,
)
# In LaTeX, formulas are less strict; but here, too, "$5-$10" and "$5 or $x" are
# money.
MONEY = r"\$[0-9][^\\^_=<>{}$]*+(?:(?<=\s)\$|\$[0-9])"
MATH = (
    rf"(?P<math>(?!{MONEY})(?P<delimiter>\$\$?)(?=[^$])"
    r"[^$\\]*+(?:\\.[^$\\]*+)*(?P=delimiter))"
)
PIECE = re.compile(
    rf"(?P<formula>{FORMULA.pattern})|(?P<dollar>\\\$)|(?P<tag></?(?:i|sub|sup)>)",
    re.DOTALL,
)
SPECIAL = re.compile(r"[$<]")
BRACE = re.compile(r"[{}]")
UNESCAPED_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)

Kind = Literal["text", "formula", "dollar", "open", "close"]


class Piece(NamedTuple):
    """A formula keeps its dollars, a tag is `i`, `sub` or `sup`."""

    kind: Kind
    text: str


def pieces(text: str, *, tags: bool = True) -> Iterator[Piece]:
    """A tag that has no partner is text."""
    if not SPECIAL.search(text):
        if text:
            yield Piece("text", text)
        return
    found = [match for match in PIECE.finditer(text) if _has_meaning(match)]
    paired = _paired(found) if tags else set()
    start = 0
    for match in found:
        if match["tag"] and match.start() not in paired:
            continue
        if match.start() > start:
            yield Piece("text", text[start : match.start()])
        yield _piece(match)
        start = match.end()
    if start < len(text):
        yield Piece("text", text[start:])


def _has_meaning(match: re.Match[str]) -> bool:
    """A formula whose braces do not balance is none."""
    return not match["formula"] or has_balanced_braces(match["formula"])


def tex_of(formula: str) -> str:
    """Without its dollars."""
    return formula[2:-2] if formula.startswith("$$") else formula[1:-1]


def _paired(found: list[re.Match[str]]) -> set[int]:
    """Where the tags stand that are properly nested."""
    paired: set[int] = set()
    opened: list[re.Match[str]] = []
    for match in found:
        tag = match["tag"]
        if not tag:
            continue
        if not tag.startswith("</"):
            opened.append(match)
        elif opened and opened[-1]["tag"][1:] == tag[2:]:
            paired |= {opened.pop().start(), match.start()}
    return paired


def _piece(match: re.Match[str]) -> Piece:
    if match["formula"]:
        return Piece("formula", match[0])
    if match["dollar"]:
        return Piece("dollar", match[0])
    return Piece("close" if match[0][1] == "/" else "open", match[0].strip("</>"))


def has_balanced_braces(tex: str, *, escaped: bool = False) -> bool:
    r"""`escaped` counts those of `\{` and `\}`, too, as BibTeX does."""
    depth = 0
    for brace in (BRACE if escaped else UNESCAPED_BRACE).finditer(tex):
        depth += (brace[0] == "{") - (brace[0] == "}")
        if depth < 0:
            return False
    return not depth
