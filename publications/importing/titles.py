"""When two titles are the same, and how much two others have in common."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# Shorter titles ("Introduction", "Editorial") say too little about the work.
TELLING_WORDS = 4

# What two close titles have in common: of their words, and of letters in their order.
CLOSE = 4 / 5
MISSPELT = 0.93
MISSPELT_WORD = 0.7

SUBTITLE = re.compile(r"\s*(?:[:?!—]|\.\s|\s[-–]+\s)\s*")
NUMBER = re.compile(
    r"\w*\d\w*|[ivx]+|one|two|three|four|five|first|second|third|fourth"
)
# What stands in the title of a piece about another of the same title.
ANSWERS = frozenset(
    "addendum appendix comment comments commentary correction corrections corrigendum "
    "discussion errata erratum part rejoinder reply response retraction review "
    "supplement supplementary volume".split()
)
MARKUP = re.compile(r"</?(?:i|sub|sup)>")
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=2048)
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


def main_title(title: str) -> str:
    """Without the subtitle; "" where there is none."""
    main, *rest = SUBTITLE.split(title, maxsplit=1)
    return main if any(rest) else ""


def are_close(one: str, other: str) -> bool:
    """Whether the titles may be of one work: a subtitle more, a word other, a slip of
    the pen."""
    # In an order of their own: what differs is found in another way from either side.
    one, other = sorted((one, other))
    words, other_words = title_words(one), title_words(other)
    if not words or not other_words:
        return False
    return is_one_series(words, other_words) and (
        is_subtitle_more(one, other)
        or likeness(one, other) >= CLOSE
        or is_misspelt(words, other_words)
    )


def is_one_series(words: str, other_words: str) -> bool:
    """With other numbers they are its parts or years; and a reply is no paper."""
    other = set(words.split()) ^ set(other_words.split())
    return not any(map(NUMBER.fullmatch, other)) and other.isdisjoint(ANSWERS)


def is_subtitle_more(one: str, other: str) -> bool:
    words, other_words = title_words(one), title_words(other)
    return title_words(main_title(other)) == words or (
        title_words(main_title(one)) == other_words
    )


def is_misspelt(one: str, other: str) -> bool:
    """Whether the words are the same but for single letters: open is not closed."""
    if not are_alike(one, other, MISSPELT):
        return False
    match = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    changes = (change for change in match.get_opcodes() if change[0] != "equal")
    return all(
        are_alike("".join(match.a[a:b]), "".join(match.b[c:d]), MISSPELT_WORD)
        for _, a, b, c, d in changes
    )


def are_alike(letters: str, other_letters: str, least: float) -> bool:
    # Most are of too different a length to be alike, which is far quicker to tell: it
    # halves the time of a file with thousands of close titles.
    lengths = sorted((len(letters), len(other_letters)))
    if 2 * lengths[0] < least * sum(lengths):
        return False
    match = SequenceMatcher(None, letters, other_letters, autojunk=False)
    return match.quick_ratio() >= least and match.ratio() >= least
