"""Two values beside each other, with what differs marked."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

# So many words around a difference are shown, and so many are compared at all.
AROUND = 8
MAX_WORDS = 800
NOTHING = mark_safe('<span class="quiet">nothing</span>')
WORD = re.compile(r"\s*\S+")


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
    marked = (
        (v if v in others else format_html(f"<{tag}>{{}}</{tag}>", v),) for v in values
    )
    return format_html_join("; ", "{}", marked)


def of_texts(here, there):
    old, new = WORD.findall(here), WORD.findall(there)
    if not old or not new or len(old) + len(new) > 2 * MAX_WORDS:
        return shortened(old, "del"), shortened(new, "ins")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < 0.3:
        return shortened(old, "del"), shortened(new, "ins")
    parts = matcher.get_opcodes()
    left = ((tag != "equal", old[a:b]) for tag, a, b, _, _ in parts)
    right = ((tag != "equal", new[c:d]) for tag, _, _, c, d in parts)
    return joined(left, "del"), joined(right, "ins")


def shortened(words, tag):
    if not words:
        return NOTHING
    rest = " …" if len(words) > MAX_WORDS else ""
    text = "".join(words[:MAX_WORDS])
    return format_html(f"<{tag}>{{}}</{tag}>{{}}", text, rest)


def joined(parts, tag):
    parts = [(is_other, words) for is_other, words in parts if words]
    last = len(parts) - 1
    return mark_safe(
        "".join(
            f"<{tag}>{escape(''.join(words))}</{tag}>"
            if is_other
            else escape(around(words, place == 0, place == last))
            for place, (is_other, words) in enumerate(parts)
        )
    )


def around(words, is_first, is_last):
    """What is the same, without its middle where that is long."""
    if len(words) <= 3 * AROUND:
        return "".join(words)
    start = "" if is_first else "".join(words[:AROUND])
    end = "" if is_last else "".join(words[-AROUND:])
    return f"{start} … {end}"
