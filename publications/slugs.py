"""The last part of a work's address: readable, without a dot, made once."""

from itertools import count

from django.utils.text import slugify

MAX_LENGTH = 60
# Latin letters that no accent can be taken off.
SPELT_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)


def free_slug(*texts, is_taken):
    slug = slug_of(*texts)
    numbered = (f"{slug}-{n}" for n in count(2))
    return slug if not is_taken(slug) else next(s for s in numbered if not is_taken(s))


def slug_of(*texts):
    """From the first of `texts` that has Latin letters or digits."""
    slugs = (shortened(slugify(text.lower().translate(SPELT_OUT))) for text in texts)
    return next(filter(None, slugs), "work")


def shortened(slug):
    """Cut between words."""
    if len(slug) <= MAX_LENGTH:
        return slug
    head, dash, _ = slug[: MAX_LENGTH + 1].rpartition("-")
    return head if dash else slug[:MAX_LENGTH]
