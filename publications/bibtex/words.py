"""The words of one name, as TeX sees them."""

import re
from collections.abc import Callable

from .latex import to_unicode

# A control word takes the blank behind it, so that `Fran\c cois` is one word;
# a tie parts words, but `\~` is an accent.
TOKEN = re.compile(r"\\[A-Za-z]++[ \t\r\n]*+|\\.|[{},]|[\s~]++|[^\\{},\s~]++|\\", re.S)
BLANK_OR_TIE = re.compile(r"[\s~]+")
# People set their own name in bold.
FONT_MACRO = re.compile(
    r"\\(?:textbf|textit|textsc|textsl|textrm|emph|underline|uline|mkbibbold)\s*+(?=\{)"
)
FONT_GROUP = re.compile(r"\{\\(?:bf|it|sc|sl|em|bfseries|itshape)\s+([^{}]*+)\}")
BRACE = re.compile(r"[{}]")


class Words(tuple[str, ...]):
    """Still LaTeX; decoded only when a part of the name is put together."""

    def text(self, start: int = 0, end: int | None = None) -> str:
        return to_unicode(" ".join(self[start:end]))

    def particle(self) -> tuple[int, int] | None:
        """From the first to behind the last lower-case word, but the last of all."""
        low = [i for i, word in enumerate(self[:-1]) if is_lower_case(word)]
        return (low[0], low[-1] + 1) if low else None


def without_font(name: str) -> str:
    r"""\textbf{Jane Doe} is a person and not a literal; a part of it stays a group."""
    if "\\" not in name:
        return name
    whole = FONT_GROUP.fullmatch(name)
    if whole:
        return whole[1]
    bare = FONT_MACRO.sub("", name)
    is_whole = name.startswith("\\") and bare != name and is_one_group(bare)
    return bare[1:-1] if is_whole else bare


def words(text: str) -> Words:
    if "\\" not in text and "{" not in text:
        return Words(word for word in BLANK_OR_TIE.split(text) if word)
    pieces = _split(text, lambda token: not token.strip(" \t\r\n~"))
    return Words(piece for piece in pieces if piece)


def comma_parts(text: str) -> list[str]:
    if "{" not in text and "\\" not in text:
        return [part.strip() for part in text.split(",")]
    return [part.strip() for part in _split(text, lambda token: token == ",")]


def is_one_group(text: str) -> bool:
    r"""Whether one pair of braces holds it all: {NASA}, but not {\"O}zg{\"u}r."""
    if not (text.startswith("{") and text.endswith("}")) or text[1:2] == "\\":
        return False
    depth = 0
    for brace in BRACE.finditer(text):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end() == len(text)
    return False


def _split(text: str, is_separator: Callable[[str], bool]) -> list[str]:
    """At the separators outside of braces."""
    pieces: list[list[str]] = [[]]
    depth = 0
    for match in TOKEN.finditer(text):
        token = match[0]
        depth += (token == "{") - (token == "}")
        if depth <= 0 and is_separator(token):
            pieces.append([])
        else:
            pieces[-1].append(token)
    return ["".join(piece) for piece in pieces]


def is_lower_case(word: str) -> bool:
    if "{" in word or "\\" in word:
        # {\uppercase{v}an} is the way to make a particle of Van.
        word = to_unicode(without_plain_groups(word).replace("\\uppercase", ""))
    return next((letter.islower() for letter in word if letter.isalpha()), False)


def without_plain_groups(word: str) -> str:
    r"""Braces protect their content, except {\x…}, which stands for a letter."""
    kept = []
    depth, is_special = 0, False
    for match in TOKEN.finditer(word):
        token = match[0]
        depth += (token == "{") - (token == "}")
        if token == "{" and depth == 1:
            is_special = word[match.end() : match.end() + 1] == "\\"
        if depth <= 0 or is_special:
            kept.append(token)
    return "".join(kept)
