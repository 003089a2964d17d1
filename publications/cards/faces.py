"""The site's own typefaces, and the system's where a letter is in none of them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

# How much larger than they will be seen letters are drawn.
SCALE = 2
FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
# Where the packages of Debian, Fedora and macOS put what has most of the scripts.
SYSTEM_FONTS = [
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJK.ttc",
    "wqy-zenhei.ttc",
    "Hiragino Sans GB.ttc",
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "LiberationSans-Regular.ttf",
]
# Unicode keeps this free for ever: a font draws there what it draws for all it lacks.
NOBODY = "\U0010fffe"
# They only choose the form of the sign before them, as of an emoji; shaping one alone
# fails.
SELECTORS = re.compile(
    "[\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
# Runs from right to left, for which the lines here are not set.
UNSET = frozenset(["R", "AL", "AN"])


@dataclass(frozen=True)
class Face:
    family: str
    weight: int
    size: int

    def runs(self, text: str) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
        """Pieces of `text`, each with a font that has its letters; what none has is
        left out."""
        fonts = [(sign, self.font(sign)) for sign in text]
        known = (pair for pair in fonts if pair[1])
        for font, pairs in groupby(known, key=lambda pair: pair[1]):
            yield "".join(sign for sign, _ in pairs), font

    def font(self, sign: str) -> ImageFont.FreeTypeFont | None:
        """The first that has `sign`, if any."""
        if unicodedata.bidirectional(sign) in UNSET:
            return None
        return next((font for font in self.fonts() if has(font, sign)), None)

    def fonts(self) -> list[ImageFont.FreeTypeFont]:
        return opened(self.family, self.weight, self.size)

    def width(self, text: str) -> float:
        return measured(self, text)

    def share_set(self, text: str) -> float:
        """How many of the letters of `text` there are; other signs may be missing."""
        signs = tidy(text)
        letters = [sign for sign in signs if unicodedata.category(sign)[0] in "LM"]
        found = sum(self.font(sign) is not None for sign in letters)
        return found / len(letters) if letters else 1


def tidy(text: str) -> str:
    """Accents on their letters, without signs that are not seen: some turn the line,
    and some the shaping of letters fails on."""
    composed = unicodedata.normalize("NFC", SELECTORS.sub("", text))
    return "".join(map(seen, composed))


def seen(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign.isspace() or category == "Cc":
        return " "
    return "" if category[0] == "C" else sign


@lru_cache(maxsize=4096)
def measured(face: Face, text: str) -> float:
    return sum(font.getlength(run) for run, font in face.runs(text)) / SCALE


@cache
def opened(family: str, weight: int, size: int) -> list[ImageFont.FreeTypeFont]:
    own = [FONTS / f"{family}-{part}.woff2" for part in ("latin", "latin-ext")]
    found = []
    for source in [*own, *SYSTEM_FONTS]:
        try:
            font = ImageFont.truetype(str(source), size * SCALE)
        except OSError:
            continue
        if source in own:
            font.set_variation_by_axes([weight])
        found.append(font)
    return found or [ImageFont.load_default(size * SCALE)]


@lru_cache(maxsize=8192)
def has(font: ImageFont.FreeTypeFont, sign: str) -> bool:
    return sign.isspace() or shape(font, sign) not in (b"", shape(font, NOBODY))


def shape(font: ImageFont.FreeTypeFont, sign: str) -> bytes:
    mask = font.getmask(sign)
    return bytes(mask) if mask.getbbox() else b""
