"""Citation keys: reading them, and making one where there is none."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from .dates import parse_date
from .entry import Entry
from .latex import to_unicode
from .names import split_names
from .scanner import KEY, NAME

AFTER_KEY = rf"\s*+(?P<after>,|=|[}})]|(?={NAME}\s*+=))"
PLAIN_KEY = {
    "}": re.compile(rf"\s*+(?P<key>{KEY}){AFTER_KEY}"),
    ")": re.compile(rf"\s*+(?P<key>{KEY.replace(',{}', ',(){}')}){AFTER_KEY}"),
}
# BibTeX refuses braces in a key; people have them, as in {M{\"u}ller2001.
BRACED_KEY = re.compile(r"[^,=@\r\n]{1,200}+,")
# No running text, as that has blanks.
LONG_KEY = re.compile(r"\s*+[^\s,{}=@()]{500,10000}+,")


class Key(NamedTuple):
    """The key as written, where it stands and where the fields begin."""

    text: str
    start: int
    end: int
    lacks_comma: bool = False


def read_key(text: str, start: int, end: int, closer: str) -> Key | None:
    """None where nothing there looks like an entry."""
    found = PLAIN_KEY[closer].match(text, start, end)
    if not found:
        other = BRACED_KEY.match(text, start, end) or LONG_KEY.match(text, start, end)
        return _up_to_comma(other) if other else None
    key, after = found["key"].rstrip(), found["after"]
    if after == ",":
        return Key(key, found.start("key"), found.end())
    if after == "=":
        return _before_equals_sign(key, found.start("key"))
    if not key or (after and (after != closer or re.search(r"\s", key))):
        return None
    end = found.end() - len(after)
    return Key(key, found.start("key"), end, lacks_comma=not after)


def written_end(text: str, key: Key) -> int:
    """Where the key ends in `text`, in front of blanks and comma."""
    written = text[key.start : key.end].rstrip().removesuffix(",")
    return key.start + len(written.rstrip())


def _up_to_comma(found: re.Match[str]) -> Key:
    written = found[0][:-1]
    start = found.start() + len(written) - len(written.lstrip())
    return Key(written.strip(), start, found.end())


def _before_equals_sign(words: str, start: int) -> Key | None:
    """The last word is the name of the first field."""
    *key, name = words.split() or [""]
    if not name:
        return None
    end = start + len(words) - len(name)
    return Key(" ".join(key), start, end, lacks_comma=bool(key))


def generate_key(entry: Entry) -> str:
    """doe2001: from the first name, else the title, and the year."""
    year = parse_date(entry).year
    return f"{_stem(entry)}{year or ''}"


def _stem(entry: Entry) -> str:
    for people in (entry.get("author"), entry.get("editor")):
        for name in split_names(people).names[:1]:
            if stem := _letters([name.family or name.literal]):
                return stem
    return _letters(to_unicode(entry.get("title")).split()) or entry.kind


def _letters(words: Sequence[str]) -> str:
    """The first word that has ASCII letters, reduced to them."""
    for word in words:
        plain = unicodedata.normalize("NFKD", word)
        if stem := re.sub(r"[^a-z]", "", plain.lower()):
            return stem[:40]
    return ""
