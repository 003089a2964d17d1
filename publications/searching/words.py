"""Text to the words it is found by: letters and digits, without accents and case.

What is typed goes the same way as what is searched.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from publications.slugs import SPELT_OUT, bare

Words = tuple[str, ...]

# Some hundreds, of all scripts.
ACCENTS = "".join(
    chr(code) for code in range(0x300, 0x3100) if unicodedata.combining(chr(code))
)
# Seen by nobody: soft hyphens, joiners, and what turns the direction of a line.
UNSEEN = "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
DROPPED = re.compile(f"[{ACCENTS}{UNSEEN}]")

# Scripts that put no space between words: there each character is one.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
)
CHARACTER = re.compile(f"[{UNSPACED}]")
CHUNK = re.compile(r"[^\W_]+")
WORD = re.compile(rf"(?:(?![{UNSPACED}])[^\W_])+|[^\W_]")

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
SPECIAL = re.compile(r"[$<\]]")
# Where a link in Markdown leads says nothing about the work.
TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\s[^()]*)?\)")

# What stands between two spaces is seldom longer, unless the script has none.
LONG = 40


def document(texts: Iterable[str]) -> str:
    """All words of some texts, and behind them other writings of these."""
    found: list[str] = []
    others: list[str] = []
    for text in map(readable, texts):
        if text.isascii():
            # Most texts; only words with a sign inside or beside have other writings.
            text = text.lower()
            found += CHUNK.findall(text)
            words = [word for word in text.split() if not word.isalnum()]
        else:
            words = text.split()
            found += chain.from_iterable(writings(word)[0] for word in words)
        for word in words:
            others += chain.from_iterable(writings(word)[1:])
    return " ".join(found + others)


def writings(word: str) -> list[Words]:
    """The words in what stands between two spaces, and the same as others write it:
    e-mail as email, Müller as Mueller."""
    return (made_writings if len(word) > LONG else known_writings)(word)


def made_writings(word: str) -> list[Words]:
    text = folded(word)
    forms = [split(text), joined(text)]
    if not word.isascii():
        spelt = unicodedata.normalize("NFC", word).casefold().translate(UMLAUTS)
        forms += [split(folded(spelt)), joined(folded(spelt))]
    return list(dict.fromkeys(forms))


# Most words of an abstract stand in others, too.
known_writings = lru_cache(maxsize=20_000)(made_writings)


def folded(text: str) -> str:
    text = text.casefold()
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(SPELT_OUT))
    # Compatibility forms may be capitals again: ℌ, ㎒.
    return DROPPED.sub("", plain).casefold()


def split(text: str) -> Words:
    pattern = WORD if CHARACTER.search(text) else CHUNK
    return tuple(pattern.findall(text))


def joined(text: str) -> Words:
    return split("".join(CHUNK.findall(text)))


def readable(text: str) -> str:
    """Without the commands of formulas, tags, and the targets of links."""
    return bare(TARGET.sub("", text)) if SPECIAL.search(text) else text
