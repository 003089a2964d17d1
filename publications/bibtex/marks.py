"""Signs behind a name in print, such as the asterisk of equal contribution."""

import re

from .latex import to_unicode

EQUAL = "*∗⋆★＊"
OTHER = "†‡§¶‖"

SIGN = rf"[{EQUAL}{OTHER}]"
COMMAND = (
    r"\\(?:dag|ddag|dagger|ddagger|ast|star|textdagger|textdaggerdbl"
    r"|textasteriskcentered|textsection|textparagraph|textbardbl|S|P)"
    r"(?![A-Za-z])[ ]?(?:\{\})?"
)
# Digits and letters among the signs point to affiliations. The bounds here keep
# the search linear; nobody needs more.
RAISED = rf"(?:{SIGN}|{COMMAND}|[0-9,\s]|[a-z](?![A-Za-z])){{0,20}}"
MARK = (
    rf"(?:{SIGN}|{COMMAND}"
    rf"|\$\s?\^\s?(?:\{{{RAISED}\}}|[0-9]|{SIGN}|{COMMAND})\s?\$"
    rf"|\^\{{{RAISED}\}}|\^{SIGN}"
    rf"|\\textsuperscript\s?\{{{RAISED}\}}|<sup>{RAISED}</sup>"
    rf"|\{{(?:{SIGN}|{COMMAND}){{1,10}}\}})"
)
MARKS = re.compile(
    rf"(?:[\s~]{{1,3}}+(?=\S))?(?:{MARK}(?:,(?={MARK}))?){{1,10}}(?=[\s,~}}]|\Z)"
)
HINT = re.compile(rf"{SIGN}|[\^$]|{COMMAND}|\\textsuperscript|<sup>")


def take_marks(name: str) -> tuple[str, str]:
    """The name without its marks, and the marks as Unicode."""
    if not HINT.search(name):
        return name, ""
    bare = MARKS.sub("", name)
    if not bare.strip(" {},"):
        return name, ""
    marks = " ".join(match[0] for match in MARKS.finditer(name))
    shown = to_unicode(re.sub(r"[$^]", " ", marks))
    return bare, "".join(sign for sign in shown if sign in EQUAL + OTHER)


def is_equal(marks: str) -> bool:
    return any(sign in EQUAL for sign in marks)
