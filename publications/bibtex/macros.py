"""@string macros: the parts of a value to its text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .body import Part
from .dates import MONTHS
from .entry import Severity

# Twenty macros that each double the one before would make megabytes of one
# line. The first limit is for a value, the second for what all macros add.
MAX_VALUE = 1_000_000
MAX_EXPANSION = 50_000_000
# Nobody means this; some readers of the file will fail on it.
MAX_DEPTH = 100

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
        text = "".join(
            self._text(part.text, complaints) if part.is_macro else part.text
            for part in parts
        )
        if len(text) > MAX_VALUE:
            said = f"“{name}” is longer than {MAX_VALUE:,} characters; the rest is cut."
            complaints.append(Complaint("error", said))
            text = text[:MAX_VALUE]
        if text.count("{") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
            said = f"The braces in “{name}” are more than {MAX_DEPTH} deep."
            complaints.append(Complaint("warning", said))
        return (text.strip() if is_verbatim(name) else collapse(text)), complaints

    def _text(self, name: str, complaints: list[Complaint]) -> str:
        text = self._texts.get(name.lower())
        if text is None:
            said = f"“{name}” is not defined by a @string; kept as text."
            complaints.append(Complaint("warning", said))
            return name
        self._left -= len(text)
        if self._left < 0:
            said = f"The macros of this file grow too large; “{name}” is kept as text."
            complaints.append(Complaint("error", said))
            return name
        return text


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
