r"""Unicode to LaTeX, the way back of `latex`: to_unicode(to_latex(x)) == x.

Macros stand in braces of their own, {\"u} and {\textless}: BibTeX takes such a
group for one character, sorts it rightly, and never cuts or capitalises its name.
"""

import re
import string
import unicodedata
from functools import lru_cache

from .latex_tables import (
    BELOW,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    TEXT_ACCENTS,
    TEXT_MACROS,
)
from .notation import Piece, has_balanced_braces, pieces

ESCAPES = {
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "`": r"{\textasciigrave}",
    "<": r"{\textless}", ">": r"{\textgreater}",
}  # fmt: skip
TYPOGRAPHY = {"–": "--", "—": "---", "“": "``", "”": "''"}
SPACES = {"\u00a0": "~", "\u2005": r"\:", "\u2009": r"\,"}
TAGS = {"i": r"\emph{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{"}
# A raised letter would not come back as the same character in a title.
RAISED = {raised: sign for sign, raised in SUPERSCRIPTS.items() if sign in SUBSCRIPTS}
LOWERED = {lowered: sign for sign, lowered in SUBSCRIPTS.items()}
# Those without a dot would come back with one.
LETTERS = {*string.ascii_letters, *filter(str.isalpha, TEXT_MACROS)} - {"ı", "ȷ"}

MARK = r"[\u0300-\u036f]"
CHUNK = re.compile(
    rf"(?P<ready>(?:[A-Za-z0-9 \t\r\n.,:;()\[\]/!?+=*@|\"](?!{MARK}))+)"
    r"|(?P<marks>[-–—'“”]+)"
    rf"|(?P<raised>[{''.join(RAISED)}]+)|(?P<lowered>[{''.join(LOWERED)}]+)"
    # What would be read as a tag or an entity of HTML.
    r"|(?P<html><(?=/?[A-Za-z])|&(?=\#?\w+;))"
    rf"|(?P<cluster>.{MARK}*)",
    re.DOTALL,
)
# Two of these would be read as one sign.
PAIR = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)")
SPANISH = re.compile(r"(?<=[?!])(?=``)")
ENTITY_IN_FORMULA = re.compile(r"&(?:\{\})*(?=\\?\#?\w+;)")
NAMED_BRACE = re.compile(r"(\\[lr]brace)((?:\{\})+)")
FORMULA_BRACE = re.compile(r"\\([{}])((?:\{\})*)|\\.", re.DOTALL)


def to_latex(text: str, *, ascii: bool = True, markup: bool = True) -> str:
    """`markup` says that pairs of <i>, <sub> and <sup> are meant as such."""
    return "".join(_piece(piece, ascii) for piece in pieces(text, tags=markup))


def _piece(piece: Piece, ascii: bool) -> str:
    match piece.kind:
        case "formula":
            return _formula(piece.text)
        case "dollar":
            return r"\${}"
        case "open":
            return TAGS[piece.text]
        case "close":
            return "}"
    latex = CHUNK.sub(lambda chunk: _chunk(chunk, ascii), piece.text)
    return SPANISH.sub("{}", latex)


def _formula(tex: str) -> str:
    r"""As it is, but with balanced braces: BibTeX counts those of \{ as well."""
    tex = ENTITY_IN_FORMULA.sub(r"\g<0>{}", tex)
    tex = NAMED_BRACE.sub(r"\1\2\2", tex)
    if not has_balanced_braces(tex, escaped=True):
        tex = FORMULA_BRACE.sub(_named_brace, tex)
    # Between $<$ and $>$ old exports have names of tags.
    return tex + "{}" if tex == "$<$" else tex


def _named_brace(brace: re.Match[str]) -> str:
    if not brace[1]:
        return brace[0]
    side = "l" if brace[1] == "{" else "r"
    return rf"\{side}brace{{}}" + 2 * brace[2]


def _chunk(chunk: re.Match[str], ascii: bool) -> str:
    text = chunk[0]
    match chunk.lastgroup:
        case "ready":
            return text
        case "marks":
            signs = TYPOGRAPHY if ascii else {}
            return "{}".join(signs.get(sign, sign) for sign in text)
        case "html":
            return ESCAPES[text] + "{}"
    if not ascii:
        return ESCAPES.get(text[0], text[0]) + text[1:]
    if chunk["raised"]:
        return rf"\textsuperscript{{{_signs(RAISED, text)}}}"
    if chunk["lowered"]:
        return rf"\textsubscript{{{_signs(LOWERED, text)}}}"
    return _cluster(text)


def _signs(table: dict[str, str], text: str) -> str:
    return PAIR.sub("{}", "".join(table[character] for character in text))


@lru_cache(maxsize=4096)
def _cluster(text: str) -> str:
    """One character with the marks that combine with it; raw if LaTeX lacks it."""
    known = ESCAPES.get(text) or SPACES.get(text)
    if known:
        return known
    if text in TEXT_MACROS:
        return rf"{{\{TEXT_MACROS[text]}}}"
    decomposed = unicodedata.normalize("NFD", text)
    base, marks = decomposed[0], decomposed[1:]
    if marks and base in LETTERS and all(mark in TEXT_ACCENTS for mark in marks):
        return _accented(base, [TEXT_ACCENTS[mark] for mark in marks])
    return ESCAPES.get(text[0], text[0]) + text[1:]


def _accented(base: str, accents: list[str]) -> str:
    r"""{\"u}, {\'\i}, {\v{S}}, {\'{\^e}}"""
    if base in "ij" and accents[0] not in BELOW:
        letter = rf"\{base}"
    else:
        letter = rf"\{TEXT_MACROS[base]}" if base in TEXT_MACROS else base
    for accent in accents:
        needs_group = accent.isalpha() or len(letter) > 2
        letter = rf"\{accent}{{{letter}}}" if needs_group else rf"\{accent}{letter}"
    return f"{{{letter}}}"
