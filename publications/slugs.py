"""The last part of an address, and citation keys: readable, and made once."""

import re
from itertools import chain, count

from django.utils.text import slugify

from .markdown import plain

MAX_LENGTH = 60
MAX_WORD = 40
# No citation key is told by them from others.
SMALL_WORDS = frozenset(
    "a an and are as at by for from how in is it of on or the to towards what when why "
    "with der die das ein eine für im le la les un une des du el los las una".split()
)
# Latin letters that no accent can be taken off.
SPELT_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ı": "i"}
)

FORMULA = re.compile(r"\$[^$]+\$")
# How the signs of a formula are set says nothing in an address.
SETTING = re.compile(r"\\(?:math|text)[a-z]*|\\[dt]?frac|_")


def free_slug(rows, wanted, *places):
    """The first that none of `rows` has, which keep theirs in `slug`, and in `places`
    those that they had before."""
    places = ("slug", *places)
    if not any(rows.filter(**{place: wanted}).exists() for place in places):
        return wanted
    taken = {name for place in places for name in beginning(rows, place, wanted)}
    return first_free(wanted, taken.__contains__)


def free_key(appearances, wanted):
    """The first that none of them has, however it is spelt."""
    if not appearances.filter(citation_key__iexact=wanted).exists():
        return wanted
    keys = beginning(appearances, "citation_key", wanted)
    taken = {key.lower() for key in keys}
    return first_free(wanted, lambda key: key.lower() in taken)


def beginning(rows, place, wanted):
    """All at once: to ask for one number after the other takes long where many are."""
    begun = rows.filter(**{f"{place}__istartswith": wanted})
    return begun.order_by().values_list(place, flat=True)


def first_free(wanted, is_taken):
    numbered = (f"{wanted}-{n}" for n in count(2))
    return next(text for text in chain([wanted], numbered) if not is_taken(text))


def slug_of(*texts, otherwise="work"):
    """From the first of `texts` that has Latin letters or digits."""
    slugs = (
        shortened(slugify(bare(text).lower().translate(SPELT_OUT))) for text in texts
    )
    return next(filter(None, slugs), otherwise)


def bare(title):
    return plain(FORMULA.sub(lambda formula: SETTING.sub("", formula[0]), title))


def shortened(slug):
    """Cut between words."""
    if len(slug) <= MAX_LENGTH:
        return slug
    head, dash, _ = slug[: MAX_LENGTH + 1].rpartition("-")
    return head if dash else slug[:MAX_LENGTH]


def citation_key(name, year, title):
    """karlupia2025vidur: by whom, when, and the first word that tells."""
    words = list(filter(None, map(letters_and_digits, bare(title).split())))
    telling = (word for word in words if word not in SMALL_WORDS)
    word = next(telling, "".join(words[:1]))
    name = letters_and_digits(name)
    return f"{name[:MAX_WORD]}{year or ''}{word[:MAX_WORD]}" or "work"


def letters_and_digits(text):
    return re.sub("[-_]", "", slugify(text.lower().translate(SPELT_OUT)))
