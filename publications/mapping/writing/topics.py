"""Keywords: the pieces that stay do so as they were written."""

import re
from collections import Counter

from publications.bibtex import to_unicode
from publications.mapping.overrides import TOPIC, free_name

from .wish import Changes, Proposals, Wish

FIELDS = ("keywords", "tags", "topics")


def topic_proposals(wish: Wish) -> Proposals:
    gone = Counter(wish.draft.topics) - Counter(wish.target.topics)
    new = list((Counter(wish.target.topics) - Counter(wish.draft.topics)).elements())
    changes = removals(wish, {topic.casefold() for topic in gone})
    if changes:
        yield changes
    if new:
        own = [field.written for field in wish.entry.fields if field.name in FIELDS]
        name = next(iter(own), "keywords")
        there = wish.own(name.lower())
        separator = "; " if ";" in there and "," not in there else ", "
        yield {name: separator.join(filter(None, [there, *map(wish.latex, new)]))}
        yield {name: separator.join(filter(None, [there, wish.latex(new[0])]))}
        yield {free_name(TOPIC, wish.entry): wish.latex(new[0])}


def removals(wish: Wish, gone: set[str]) -> Changes:
    changes: Changes = {}
    for field in wish.entry.fields:
        if field.name in FIELDS:
            kept = without(field.value, gone)
            if kept != field.value:
                changes[field.written] = kept or None
            continue
        if field.name.startswith(TOPIC) and to_unicode(field.value).casefold() in gone:
            changes[field.written] = None
    return changes


def without(value: str, gone: set[str]) -> str:
    pieces = re.split(r"([,;])", value)
    words, separators = pieces[::2], ["", *pieces[1::2]]
    kept = [
        separator + word
        for separator, word in zip(separators, words, strict=True)
        if to_unicode(word).strip(" {}").casefold() not in gone
    ]
    return "".join(kept).lstrip(",; ")
