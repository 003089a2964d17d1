"""Two values beside each other, with what differs marked."""

from django.utils.html import format_html, format_html_join

from publications.history import differences, have_much_in_common, shortened

# So much of a text is shown that one side has alone.
MAX_LENGTH = 5000
# So many pairs of words are compared: a page has hundreds of values.
MAX_PAIRS = 160_000
NOTHING = format_html('<span class="quiet">{}</span>', "nothing")


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
    shown = (v if v in others else marked(v, tag) for v in values)
    return format_html_join("; ", "{}", ((value,) for value in shown))


def of_texts(here, there):
    pieces = differences(here, there, MAX_PAIRS)
    if not have_much_in_common(pieces):
        return whole(here, "del"), whole(there, "ins")
    pieces = list(shortened(pieces))
    return side(pieces, "del"), side(pieces, "ins")


def whole(text, tag):
    return marked(text, tag) if text else NOTHING


def side(pieces, tag):
    shown = [drawn(p, tag) for p in pieces if p.kind in ("same", "gap", tag)]
    return format_html_join("", "{}", ((text,) for text in shown)) or NOTHING


def drawn(piece, tag):
    if piece.kind == tag:
        return marked(piece.text, tag)
    return " … " if piece.kind == "gap" else piece.text


def marked(text, tag):
    """Without the space behind it, which would be struck through."""
    words = text.rstrip()
    more = " …" if len(words) > MAX_LENGTH else ""
    return format_html(
        f"<{tag}>{{}}</{tag}>{{}}{{}}", words[:MAX_LENGTH], text[len(words) :], more
    )
