"""Works in a list as HTML, made once for as long as they are as they were.

Most of the time that a page of a hundred works takes is spent on their lines, and the
next visitor's are the same. What a line is made of is its key, so that none is shown
that is out of date. It is read as bare values: records of it would take three times as
long, and only a line that is not kept needs them.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b
from io import BytesIO
from itertools import islice
from pickle import Pickler

from django.conf import settings
from django.core.cache import cache
from django.core.files import File
from django.db import connection
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from publications.models import Publication
from publications.recalling import is_recalling, recalled

from .groups import Group, Line

TEMPLATE = "publications/_publication.html"
# What its templates ask for a dozen times, and look for in vain if it isn't there.
UNSAID = {"leads_to_pages": False, "has_sizes": False}
# Put together by Django, these would take as long to write as to answer.
ROWS = [
    f"SELECT mine.publication_id, * FROM publications_{rows} WHERE mine.publication_id"
    for rows in (
        "authorship mine JOIN publications_author its ON its.id = mine.author_id",
        "appearance mine LEFT JOIN publications_venue its ON its.id = mine.venue_id",
        "link mine",
        "publication_topics mine JOIN publications_topic its ON its.id = mine.topic_id",
    )
]


def drawn(groups: Sequence[Group], level: int) -> list[tuple[Group, SafeString]]:
    """Each with its works, one after the other; the headings are of that level."""
    lines = [line for group in groups for line in group.lines]
    html = all_drawn(lines, level=level + 1)
    return [
        (group, SafeString("".join(islice(html, len(group.lines))))) for group in groups
    ]


def all_drawn(lines: Sequence[Line], level: int) -> Iterator[str]:
    """The years stand in all of them, and are not shown below those years."""
    context = {"level": level, "has_year": True}
    found = recalled_lines if is_recalling() else kept_lines
    return map(unpacked, found(lines, context))


def recalled_lines(lines: Sequence[Line], context: dict) -> Iterator[bytes]:
    for line in lines:
        name = (draw, context["level"], line.work.pk, line.is_again, line.note)
        yield recalled(name, partial(draw, line, context))


def kept_lines(lines: Sequence[Line], context: dict) -> Iterator[bytes]:
    keys = keys_of(lines, context)
    kept = cache.get_many(keys)
    missing = {
        key: line for key, line in zip(keys, lines, strict=True) if key not in kept
    }
    Publication.objects.complete([line.work for line in missing.values()])
    made = {key: draw(line, context) for key, line in missing.items()}
    cache.set_many(made, timeout=None)
    return (kept.get(key) or made[key] for key in keys)


def draw(line: Line, context: dict) -> bytes:
    """A third as long as it is, so that those of ten thousand works fit into 20 MB."""
    said = {"work": line.work, "is_again": line.is_again, "note": line.note}
    html = render_to_string(TEMPLATE, {**UNSAID, **context, **said})
    return zlib.compress(html.encode(), level=1)


def unpacked(html: bytes) -> str:
    return zlib.decompress(html).decode()


def keys_of(lines: Sequence[Line], context: dict) -> list[str]:
    contents = contents_of([line.work for line in lines])
    here = [get_language(), settings.SITE_URL, context]
    return [
        digest([*here, line.is_again, str(line.note), contents[line.work.pk]])
        for line in lines
    ]


def digest(said: list) -> str:
    """Pickled in half the time in which it would be written out."""
    written = BytesIO()
    pickler = Pickler(written)
    # Else the same is written differently where one value stands in two places.
    pickler.fast = True
    pickler.dump(said)
    return blake2b(written.getbuffer(), digest_size=20).hexdigest()


def contents_of(works: Sequence[Publication]) -> dict[int, list]:
    """By work the values of all rows that its line shows anything of."""
    found = {work.pk: values(work) for work in works}
    places = ", ".join(["%s"] * len(found))
    with connection.cursor() as cursor:
        for rows in ROWS if found else ():
            cursor.execute(f"{rows} IN ({places}) ORDER BY mine.id", list(found))
            for row in cursor.fetchall():
                found[row[0]].append(row)
    return found


def values(work: Publication) -> list:
    """Also where a preview leads to, which no record says."""
    found = [value for name, value in vars(work).items() if not name.startswith("_")]
    # Once somebody has asked for it, a picture is more than its name.
    return [value.name if isinstance(value, File) else value for value in found]
