"""Formulas: LaTeX between dollars becomes MathML, which needs no script to be drawn."""

import re
import unicodedata

from django.utils.html import escape
from math_core import LatexError, LatexToMathML


def bracket_class(category: str, brace: str) -> str:
    """All brackets of a Unicode category, for a regular expression, but the brace."""
    characters = map(chr, range(0x3100))
    found = {c for c in characters if unicodedata.category(c) == category} - {brace}
    return "".join(map(re.escape, sorted(found)))


# What can nest. The converter recurses in native code, where nesting too deep ends
# the process: this many need 1.5 MB of stack, the smallest thread has 2 MB.
MARKS = "\\{[(^_"
MAX_MARKS = 300
# Each bracket that nothing closes doubles the time that math-core 0.9 needs.
MAX_UNCLOSED = 10
NAMES = "[Aa]ng|[Bb]rac|ceil|floor|group|moustache|paren|[Vv]ert"
DELIMITER = r"(?![A-Za-z])\s*\\?."
TOKEN = re.compile(
    rf"(?P<begin>\{{|\\begin|\\left{DELIMITER})"
    rf"|(?P<end>\}}|\\end|\\right{DELIMITER})"
    r"|(?P<cell>&|\\\\)"
    rf"|(?P<neither>\\(?:[Bb]igg?m?|middle){DELIMITER})"
    rf"|(?P<opening>[{bracket_class('Ps', '{')}⌜⌞⎰]|\\[Bb]igg?l{DELIMITER}"
    rf"|\\(?:\{{|[lu]lcorner|ll?(?:{NAMES})))"
    rf"|(?P<closing>[{bracket_class('Pe', '}')}⌝⌟⎱]|\\[Bb]igg?r{DELIMITER}"
    rf"|\\(?:\}}|[lu]rcorner|rr?(?:{NAMES})))",
    re.DOTALL,
)
# A command defined inside a formula could nest deeper than its source shows.
# An alias of a bracket would not be counted above.
DEFINITION = re.compile(
    r"\\(?:[egx]?def|let|futurelet|global|(?:re)?newcommand|providecommand|"
    r"DeclareMathOperator|newenvironment)(?![A-Za-z])"
)

# The content security policy allows no style attribute. What stands here becomes a
# class; colours are dropped on purpose, as they would not fit both schemes.
CLASSES = {
    "border-bottom: 0.05em solid currentcolor": "math-line-bottom",
    "border-left: 0.05em dashed currentcolor": "math-dash-left",
    "border-left: 0.05em solid currentcolor": "math-line-left",
    "border-right: 0.05em dashed currentcolor": "math-dash-right",
    "border-right: 0.05em solid currentcolor": "math-line-right",
    "border-top: 0.05em dashed currentcolor": "math-dash-top",
    "border-top: 0.05em solid currentcolor": "math-line-top",
    "margin-left:-0.16666667em": "math-back",
    "padding-left: 0": "math-close-left",
    "padding-left:1em": "math-apart",
    "padding-right: 0": "math-close-right",
    "text-align: left": "math-left",
    "text-align: right": "math-right",
    "width: 100%": "math-wide",
    "width: 50%": "math-half",
}
STRIKES = {"menclose-updiagonalstrike", "menclose-downdiagonalstrike"}

TAGS = frozenset(
    "math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow mspace msqrt msub "
    "msubsup msup mtable mtd mtext mtr munder munderover".split()
)
ATTRIBUTES = frozenset(
    "accent accentunder columnspan display displaystyle form height largeop "
    "linethickness lspace mathvariant maxsize minsize movablelimits notation rspace "
    "scriptlevel separator stretchy symmetric voffset width".split()
)
CLASS_NAMES = STRIKES | set(CLASSES.values())

converter = LatexToMathML(fancy_error=False)


def formula(latex: str, *, is_display: bool) -> str:
    """MathML for `latex`, or the source itself where it can't be read."""
    try:
        return mathml(latex, is_display=is_display)
    except (LatexError, ValueError):
        dollars = "$$" if is_display else "$"
        return f"<code>{dollars}{escape(latex)}{dollars}</code>"


def mathml(latex: str, *, is_display: bool) -> str:
    if not latex.strip():
        raise ValueError("The formula is empty.")
    if is_costly(latex):
        raise ValueError("The formula is nested too deeply, or defines commands.")
    drawn = converter.convert_with_local_state(latex, displaystyle=is_display)
    return re.sub(r' style="([^"]*)"', class_for_style, drawn)


def is_costly(latex: str) -> bool:
    return (
        sum(map(latex.count, MARKS)) > MAX_MARKS
        or unclosed_brackets(latex) > MAX_UNCLOSED
        or DEFINITION.search(latex) is not None
    )


def unclosed_brackets(latex: str) -> int:
    """How many there are in all groups; a bracket outside closes none inside."""
    total, groups = 0, [0]
    for token in TOKEN.finditer(latex):
        match token.lastgroup:
            case "opening":
                groups[-1] += 1
            case "closing":
                groups[-1] = max(0, groups[-1] - 1)
            case "begin":
                groups.append(0)
            case "cell" | "end":
                total += groups[-1]
                groups[-1] = 0
        if token.lastgroup == "end" and len(groups) > 1:
            groups.pop()
    return total + sum(groups)


def class_for_style(match: re.Match[str]) -> str:
    declarations = [part.strip() for part in match[1].split(";")]
    names = [CLASSES[part] for part in declarations if part in CLASSES]
    return f' class="{" ".join(names)}"' if names else ""
