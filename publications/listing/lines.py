"""Works in a list as HTML, made once for as long as they are as they were.

Most of the time that a page of a hundred works takes is spent on their lines, and the
next visitor's are the same. What a line is made of is its key, so that none is shown
that is out of date.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import get_language

from publications.models import Publication

from .groups import Line

TEMPLATE = "publications/_publication.html"
ROWS = {"authorships": "author", "appearances": "venue", "links": "", "topics": ""}


def drawn(lines: Sequence[Line], **context) -> str:
    """One after the other; their works come from `for_display()`."""
    keys = [key(line, context) for line in lines]
    kept = cache.get_many(keys)
    made = {
        name: draw(line, context)
        for name, line in zip(keys, lines, strict=True)
        if name not in kept
    }
    cache.set_many(made, timeout=None)
    return "".join(kept.get(name) or made[name] for name in keys)


def draw(line: Line, context: dict) -> str:
    said = {"work": line.work, "is_again": line.is_again, "note": line.note}
    return render_to_string(TEMPLATE, {**context, **said})


def key(line: Line, context: dict) -> str:
    said = [get_language(), settings.SITE_URL, context, line.is_again, str(line.note)]
    content = repr([said, *contents(line.work)])
    return blake2b(content.encode(errors="replace"), digest_size=20).hexdigest()


def contents(work: Publication) -> Iterator[list]:
    """The values of all rows that a line shows anything of."""
    yield values(work)
    for name, related in ROWS.items():
        for row in getattr(work, name).all():
            yield values(row)
            if related and (other := getattr(row, related)):
                yield values(other)


def values(row) -> list:
    return [value for name, value in vars(row).items() if not name.startswith("_")]
