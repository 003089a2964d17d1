"""What a work is called, and what it is about in a few words."""

import re

from .fields import Fields
from .kinds import is_container

# Where there is no `title`: what entries of volumes, meetings and journals have.
STAND_INS = [
    "booktitle", "maintitle", "issuetitle", "shorttitle", "eventtitle",
    "journal", "journaltitle",
]  # fmt: skip
SEPARATORS = re.compile(r"[,;]")
TRUE = {"true", "yes", "1", "y"}
HIGHLIGHTS = frozenset({"selected", "featured"})
TOPICS = frozenset({"keywords", "keyword", "tags", "topics"})


def title(fields: Fields) -> str:
    """With its subtitle; "" for what is no work, so that it is not published."""
    if is_container(fields.kind):
        return ""
    main = fields.title("title") or stand_in(fields)
    subtitle = fields.title("subtitle")
    if not main or not subtitle or subtitle in main:
        return main
    return f"{main} {subtitle}" if main[-1] in ":?!–—" else f"{main}: {subtitle}"


def stand_in(fields: Fields) -> str:
    """A journal's name is no title of an article in it."""
    names = STAND_INS if fields.kind == "periodical" else STAND_INS[:5]
    return next((found for name in names if (found := fields.title(name))), "")


def topics(fields: Fields) -> list[str]:
    """The keywords, each once, as first written."""
    found: dict[str, str] = {}
    if fields.lacks(TOPICS):
        return []
    for name in ("keywords", "keyword", "tags", "topics"):
        for word in SEPARATORS.split(fields.text(name)):
            if word := word.strip(" {}"):
                found.setdefault(word.casefold(), word)
    return list(found.values())


def is_selected(fields: Fields, keywords: list[str]) -> bool:
    if not keywords and fields.lacks(HIGHLIGHTS):
        return False
    marks = (fields.get(name).strip(" {}").lower() for name in HIGHLIGHTS)
    words = {word.lower() for word in keywords}
    return any(mark in TRUE for mark in marks) or bool(words & HIGHLIGHTS)
