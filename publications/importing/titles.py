"""When two titles are the same, and how much two others have in common."""

import re
import unicodedata

# Shorter titles ("Introduction", "Editorial") say too little about the work.
TELLING_WORDS = 4

MARKUP = re.compile(r"</?(?:i|sub|sup)>")
WORD = re.compile(r"[^\W_]+")


def title_words(title: str) -> str:
    """Letters and digits of the title only, in lower case, without accents."""
    plain = MARKUP.sub("", title) if "<" in title else title
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(WORD.findall(plain.casefold()))


def is_telling(words: str) -> bool:
    return words.count(" ") + 1 >= TELLING_WORDS


def likeness(one: str, other: str) -> float:
    """The share of the words of two titles that stand in both."""
    words, other_words = set(title_words(one).split()), set(title_words(other).split())
    return len(words & other_words) / max(len(words | other_words), 1)
