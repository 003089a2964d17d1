"""@string macros: the parts of a value to its text."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .dates import MONTHS
from .entry import Severity
from .limits import MAX_DEPTH, MAX_EXPANSION, MAX_VALUE
from .values import Part

BLANKS = re.compile(r"[ \t\r\n\f\v]+")
VERBATIM = {
    "adsurl", "arxiv", "arxivid", "biburl", "code", "crossref", "doi", "eprint",
    "file", "html", "ids", "isbn", "issn", "local-url", "pdf", "pmid", "poster",
    "slides", "uri", "url", "video", "website", "xdata",
}  # fmt: skip
NUMBERED_VERBATIM = re.compile(r"bdsk-(?:url|file)-\d+")


class Complaint(NamedTuple):
    severity: Severity
    message: str


class Macros:
    """Names are compared in lower case; the latest definition holds."""

    def __init__(self) -> None:
        self._texts = {name[:3].lower(): name for name in MONTHS}
        self._left = MAX_EXPANSION

    def define(self, name: str, parts: Sequence[Part]) -> list[Complaint]:
        self._texts[name.lower()], complaints = self.expand(name, parts)
        return complaints

    def expand(self, name: str, parts: Sequence[Part]) -> tuple[str, list[Complaint]]:
        """The value of the field `name`, and what is wrong with it."""
        complaints: list[Complaint] = []
        texts = [
            self._text(part.text, complaints) if part.is_macro else part.text
            for part in parts
        ]
        text = texts[0] if len(texts) == 1 else "".join(texts)
        if len(text) > MAX_VALUE:
            said = f"{name} is longer than {MAX_VALUE:,} characters; the rest was cut"
            complaints.append(Complaint("error", said))
            text = text[:MAX_VALUE]
        if text.count("{") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
            said = (
                f"the braces in {name} are more than {MAX_DEPTH} deep; it was kept, "
                "but other programs may fail on it"
            )
            complaints.append(Complaint("warning", said))
        return (text.strip() if is_verbatim(name) else collapse(text)), complaints

    def _text(self, name: str, complaints: list[Complaint]) -> str:
        text = self._texts.get(name.lower())
        if text is None:
            said = (
                f"no @string before this defines “{name}”; it was kept as text; "
                f"write {{{name}}} if that is what it is"
            )
            complaints.append(Complaint("warning", said))
            return name
        self._left -= len(text)
        if self._left < 0:
            said = f"the macros of this file grow too large; {name} was kept as text"
            complaints.append(Complaint("error", said))
            return name
        return text


# The same few names come again in every entry.
@lru_cache(maxsize=1024)
def is_verbatim(name: str) -> bool:
    """Whether a field holds an address or a number, in which LaTeX has no say."""
    name = name.lower()
    return name in VERBATIM or bool(NUMBERED_VERBATIM.fullmatch(name))


def collapse(text: str) -> str:
    """`str.split` would take no-break spaces for blanks."""
    if text.isascii():
        return " ".join(text.split())
    return BLANKS.sub(" ", text).strip(" ")


def _depth(text: str) -> int:
    depth = deepest = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest
