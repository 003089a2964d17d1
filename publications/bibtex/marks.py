"""Signs behind a name in print, such as the asterisk of equal contribution."""

import html
import re

from .latex import to_unicode

EQUAL = "*∗⋆★＊⁎﹡"
OTHER = "†‡§¶‖"

SIGN = rf"[{EQUAL}{OTHER}]"
COMMAND = (
    r"\\(?:dag|ddag|dagger|ddagger|ast|star|textdagger|textdaggerdbl"
    r"|textasteriskcentered|textsection|textparagraph|textbardbl|S|P)"
    r"(?![A-Za-z])[ ]?(?:\{\})?"
)
# Digits and letters among the signs point to affiliations. The bounds here keep
# the search linear; nobody needs more.
RAISED = rf"(?:{SIGN}|{COMMAND}|\$|[0-9,()\s]|[a-z](?![A-Za-z])){{0,20}}"
MARK = (
    rf"(?:\(?{SIGN}[0-9]{{0,2}}\)?|\\\*|{COMMAND}|[¹²³⁰⁴-⁹]"
    rf"|(?:\$|\\\()(?:\{{\}})?\s?\^?\s?(?:\{{{RAISED}\}}|{SIGN}|{COMMAND})\s?(?:\$|\\\))"
    rf"|\$\^[0-9]\$|(?<!\\)\^(?:\{{{RAISED}\}}|{SIGN}|[0-9])"
    rf"|\\textsuperscript\s?\{{{RAISED}\}}|<sup>{RAISED}</sup>"
    rf"|\{{(?:{SIGN}|{COMMAND}){{1,10}}\}})"
)
MARKS = re.compile(
    rf"(?:(?:[\s~]|\\,){{1,3}}+(?=\S))?(?:{MARK}(?:,(?={MARK}))?){{1,10}}(?=[\s,~}}]|\Z)"
    rf"|\A(?:{SIGN}\s?){{1,5}}(?=[^\W\d_])"
)
HINT = re.compile(rf"{SIGN}|[\^$&¹²³⁰⁴-⁹(\[]|{COMMAND}|\\textsuperscript|<sup>|\\[tf*]")
ENTITY = re.compile(r"&(?:ast|midast|lowast|starf?|[dD]agger|#42|#8727|#822[45]);")
CONTRIBUTED = r"(?:equal|co-?\s?first|joint first|shared first)"
# A remark in words, in brackets or a footnote; what others say is not for a name.
REMARK = re.compile(
    rf"\s*[(\[](?=[^()\[\]]{{0,60}}\b{CONTRIBUTED})[^()\[\]]{{0,120}}[)\]]"
    r"|\s*\\(?:thanks|footnote(?:mark|text)?)(?![A-Za-z])\s?(?:\[[^\[\]]{0,9}\])?"
    r"(?:\{[^{}]{0,300}\})?",
    re.IGNORECASE,
)
EXPLAINED = re.compile(
    rf"({SIGN})[^{EQUAL}{OTHER}]{{0,50}}?\b{CONTRIBUTED}"
    rf"|\b{CONTRIBUTED}[^{EQUAL}{OTHER}.;]{{0,50}}?({SIGN})",
    re.IGNORECASE,
)


def take_marks(name: str) -> tuple[str, str]:
    """The name without its marks, and the marks as Unicode."""
    if not HINT.search(name):
        return name, ""
    name = ENTITY.sub(lambda entity: html.unescape(entity[0]), name)
    name = REMARK.sub(_sign, name)
    bare = MARKS.sub("", name)
    if not bare.strip(" {},"):
        return name, ""
    marks = " ".join(match[0] for match in MARKS.finditer(name))
    return bare, _signs(marks)


def is_equal(marks: str) -> bool:
    return any(sign in EQUAL for sign in marks)


def explained_as_equal(note: str) -> str:
    """The signs that a note in words gives this meaning: “† contributed equally”."""
    text = ENTITY.sub(lambda entity: html.unescape(entity[0]), note)
    text = to_unicode(re.sub(r"[$^]", " ", text))
    return "".join(found[1] or found[2] for found in EXPLAINED.finditer(text))


def _sign(remark: re.Match[str]) -> str:
    return "*" if re.search(CONTRIBUTED, remark[0], re.IGNORECASE) else ""


def _signs(marks: str) -> str:
    shown = to_unicode(re.sub(r"[$^]|\\[(*)]", _blank_or_asterisk, marks))
    return "".join(sign for sign in shown if sign in EQUAL + OTHER)


def _blank_or_asterisk(token: re.Match[str]) -> str:
    return "*" if token[0] == r"\*" else " "
