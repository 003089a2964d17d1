"""LaTeX to Unicode, for one value or a part of it."""

import re
import unicodedata

from .decoder import Decoder
from .finishing import finished
from .latex_tables import KNOWN
from .leftovers import without_html

# Most values hold none of these and are ready as they are.
SPECIAL = re.compile(r"[\x00-\x07\\{}$~`\n\r\t]|--|''|  |&[#\w]+;|</?\w")
ITALIC_GROUP = re.compile(r"\{\s*+\\(?:it|em|sl|itshape|slshape)(?![A-Za-z])\s*+")
HTML = re.compile(r"[<&]|\\textless")
CONTROLS = re.compile(r"[\x00-\x07]")
COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
WHITE = re.compile(r"[ \t\r\n]+")


def to_unicode(value: str, *, markup: bool = False) -> str:
    """Math stays TeX in dollars; macros that nobody knows are kept as written.

    `markup` keeps emphasis and raised or lowered text as <i>, <sub> and <sup>.
    """
    if not SPECIAL.search(value):
        return value.strip() if value.isascii() else _composed(value)
    if CONTROLS.search(value):
        value = CONTROLS.sub("", value)
    if HTML.search(value):
        value = without_html(value, markup=markup)
    if markup:
        value = ITALIC_GROUP.sub(r"\\emph{", value)
    value = WHITE.sub(" ", Decoder(value, markup).decode())
    return finished(_composed(value))


def unknown_macros(value: str) -> list[str]:
    """The commands that `to_unicode` keeps as written or reduces to their argument."""
    if all(name in KNOWN for name in COMMAND.findall(value)):
        return []
    decoder = Decoder(value, markup=False)
    decoder.decode()
    return list(dict.fromkeys(decoder.unknown))


def _composed(value: str) -> str:
    return unicodedata.normalize("NFC", value).strip(" \t\r\n")
