"""Signs that only the whole decoded text can tell the meaning of."""

import re

from .notation import pieces

# They stand for themselves until the text is whole, so that no dollar of a price is
# taken for one of a formula, and no backtick of a program for a quotation mark.
BACKTICK = "\x00"
DOLLAR = "\x01"
TAGS = {"i": ("\x02", "\x03"), "sub": ("\x04", "\x05"), "sup": ("\x06", "\x07")}
WRITTEN = {
    mark: f"<{slash}{tag}>"
    for tag, marks in TAGS.items()
    for mark, slash in zip(marks, ("", "/"), strict=True)
}
ITALIC = re.compile("[\x02\x03]")
MARK = re.compile("[\x02-\x07]")

SINGLE_QUOTED = re.compile(rf"(?<!\w){BACKTICK}([^{BACKTICK}']{{1,200}}+)'(?!\w)")
TEX = r"[^$\\]*+(?:\\.[^$\\]*+)*"
INLINE = rf"\$(?!\$){TEX}\$"
# One formula, or several that nothing but digits parts.
RUN = re.compile(rf"\$\${TEX}\$\$|{INLINE}(?:[0-9]+|{INLINE})*", re.DOTALL)
SEAM = re.compile(r"\\.|\$\$?", re.DOTALL)
SEAMS = {"$$": " ", "$": ""}
# What `encode` has put into a formula.
BRACE_NAME = re.compile(r"\\([lr])brace((?:\{\})+)")
ENTITY_GUARD = re.compile(r"&\{\}(?=(?:\{\})*\\?\#?\w+;)")


def as_formula(token: str, dollars: str) -> str:
    tex = token.removeprefix(dollars).removesuffix(dollars).strip()
    if not tex:
        return token.replace("$", DOLLAR)
    if "{}" in tex:
        tex = ENTITY_GUARD.sub("&", BRACE_NAME.sub(_brace, tex))
    return f"{dollars}{tex}{dollars}"


def _brace(name: re.Match[str]) -> str:
    r"""An odd number of pairs stands for `\{` with the half of them, rounded down."""
    half, is_odd = divmod(len(name[2]) // 2, 2)
    command = {"l": r"\{", "r": r"\}"}[name[1]] if is_odd else rf"\{name[1]}brace"
    return command + half * "{}"


def tagged(tag: str, text: str) -> str:
    """Emphasis inside of emphasis, and that of nothing, adds nothing."""
    if tag == "i":
        text = ITALIC.sub("", text)
    opening, closing = TAGS[tag]
    return f"{opening}{text}{closing}" if text.strip() else text


def finished(text: str) -> str:
    if BACKTICK in text:
        text = SINGLE_QUOTED.sub(r"‘\1’", text).replace(BACKTICK, "`")
    if "$" in text:
        text = RUN.sub(_joined, text)
    if DOLLAR in text:
        text = _with_dollars(text)
    if MARK.search(text):
        text = MARK.sub(lambda mark: WRITTEN[mark[0]], _not_all_italic(text))
    return text


def _joined(run: re.Match[str]) -> str:
    """`$<$5` and `$a$$b$` would not be read as formulas; `$<5$` and `$a b$` are."""
    if run[0].startswith("$$"):
        return run[0]
    tex = SEAM.sub(lambda seam: SEAMS.get(seam[0], seam[0]), run[0][1:])
    return f"${tex}$"


def _with_dollars(text: str) -> str:
    shown = text.replace(DOLLAR, "$")
    if _is_read_as_meant(shown, text):
        return shown
    return re.sub(rf"\\?{DOLLAR}", r"\\$", text)


def _is_read_as_meant(shown: str, text: str) -> bool:
    position = 0
    for kind, piece in pieces(shown, tags=False):
        meant = text[position : position + len(piece)]
        if (DOLLAR if kind == "formula" else "$") in meant:
            return False
        position += len(piece)
    return True


def _not_all_italic(text: str) -> str:
    """What is emphasised as a whole is not emphasised."""
    opening, closing = TAGS["i"]
    is_all = text.startswith(opening) and text.find(closing) == len(text) - 1
    return text[1:-1] if is_all else text
