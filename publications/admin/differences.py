"""Two values beside each other, with what differs marked."""

import re
from difflib import SequenceMatcher
from itertools import takewhile

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

# So many words around a difference are shown, and so many of a text at all.
AROUND = 8
MAX_WORDS = 800
# So many pairs of words are compared, which takes some milliseconds at most.
MAX_PAIRS = 40_000
# Texts that have less in common are two, in which nothing is marked.
ALIKE = 0.3
NOTHING = mark_safe('<span class="quiet">nothing</span>')
WORD = re.compile(r"\s*\S+\s*")


def difference(here, there):
    """The record's and the file's value as HTML."""
    if isinstance(here, list) or isinstance(there, list):
        return of_items(here or [], there or [])
    return of_texts(text_of(here), text_of(there))


def text_of(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def of_items(here, there):
    here, there = list(map(str, here)), list(map(str, there))
    return items(here, set(there), "del"), items(there, set(here), "ins")


def items(values, others, tag):
    if not values:
        return NOTHING
    other = f"<{tag}>{{}}</{tag}>"
    marked = (v if v in others else format_html(other, v) for v in values)
    return format_html_join("; ", "{}", ((value,) for value in marked))


def of_texts(here, there):
    old, new = WORD.findall(here), WORD.findall(there)
    parts = list(parts_of(list(map(str.strip, old)), list(map(str.strip, new))))
    left = [(is_same, old[a:b]) for is_same, a, b, _, _ in parts]
    right = [(is_same, new[c:d]) for is_same, _, _, c, d in parts]
    return joined(left, "del"), joined(right, "ins")


def parts_of(old, new):
    """Which words are the same, and their places in both: only what lies between the
    beginning and the end that both have is compared word by word."""
    start = common(old, new)
    end = common(old[start:][::-1], new[start:][::-1])
    a, b, c, d = start, len(old) - end, start, len(new) - end
    yield True, 0, a, 0, c
    matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
    if (b - a) * (d - c) <= MAX_PAIRS and matcher.ratio() >= ALIKE:
        for tag, e, f, g, h in matcher.get_opcodes():
            yield tag == "equal", a + e, a + f, c + g, c + h
    else:
        yield False, a, b, c, d
    yield True, b, len(old), d, len(new)


def common(old, new):
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def joined(parts, tag):
    parts = [(is_same, words) for is_same, words in parts if words]
    last = len(parts) - 1
    pieces = [
        escape(around(words, place == 0, place == last))
        if is_same
        else marked("".join(words[:MAX_WORDS]), tag, len(words) > MAX_WORDS)
        for place, (is_same, words) in enumerate(parts)
    ]
    return mark_safe("".join(pieces)) if pieces else NOTHING


def marked(text, tag, has_more):
    end = text[len(text.rstrip()) :]
    return format_html(
        f"<{tag}>{{}}</{tag}>{{}}{{}}", text.rstrip(), end, " …" if has_more else ""
    )


def around(words, is_first, is_last):
    """What is the same, without its middle where that is long."""
    if len(words) <= 3 * AROUND:
        return "".join(words)
    start = "" if is_first else "".join(words[:AROUND])
    end = "" if is_last else "".join(words[-AROUND:])
    return f"{start}… {end}"
