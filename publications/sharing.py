"""The picture that stands for a page where it is shared: drawn once, then kept."""

import re
from contextlib import suppress
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.html import strip_tags

from .cards import HomeCard, Name, WorkCard, draw
from .keeping import digest, keep_alone
from .models import Author, Publication

# Goes up whenever cards are drawn in another way.
EDITION = 1
# What formulas say without words, for a line of plain text.
SIGN = r"<(m[ino])[^>]*>([^<]*)</\1>"
IN_A_LINE = [
    (re.compile(r"<mspace[^>]*>"), " "),
    (re.compile(r"<msqrt>"), "√"),
    (re.compile(r"<mo[^>]*>(=|≠|≈|≤|≥|&lt;|&gt;|∈|→)</mo>"), r" \1 "),
    (re.compile(r"<mfrac>" + SIGN + SIGN.replace("1", "3") + "</mfrac>"), r"\2/\4"),
    (re.compile(r"<mn>2</mn></msup>"), "²"),
    (re.compile(r"<mn>3</mn></msup>"), "³"),
    (re.compile(SIGN + "</msup>"), r"^\2"),
]


def work_picture(work: Publication) -> tuple[str, bytes]:
    """For a work with its people and places."""
    return picture(str(work.pk), card_of(work), largest(work.thumbnail_sizes))


def picture(folder: str, card: WorkCard | HomeCard, source: str) -> tuple[str, bytes]:
    """What tells this picture from others, and its PNG; `source` is the name of the
    stored picture on it, or "".

    It is kept as the only one in its folder. Where that is impossible, as on a full
    disk, it is drawn each time.
    """
    name = digest(repr((EDITION, card, source)).encode(errors="replace"))
    path = Path(settings.MEDIA_ROOT, "cards", folder, f"{name}.png")
    with suppress(OSError):
        return name, path.read_bytes()
    drawn = draw(card, stored(source))
    with suppress(OSError):
        keep_alone(path, drawn)
    return name, drawn


def stored(name: str) -> bytes:
    with suppress(OSError):
        if name:
            with default_storage.open(name) as file:
                return file.read()
    return b""


def largest(sizes: dict) -> str:
    """The name of the largest variant of a picture, or ""."""
    variants = sizes.get("variants")
    return variants[-1]["name"] if variants else ""


def card_of(work: Publication) -> WorkCard:
    owner = Author.objects.owner()
    people = work.first_authors()
    names = [Name(str(person), person.author.is_owner) for person in people["shown"]]
    return WorkCard(
        title=in_a_line(work.title_html),
        place=work.short_place(),
        site=str(owner or ""),
        address=host(),
        names=tuple(names),
        hidden=people["hidden"] + work.and_others,
        picture_kind=work.picture_kind(),
    )


def in_a_line(html: str) -> str:
    """A title with formulas as plain text: O(n²), √s = 13."""
    for pattern, text in IN_A_LINE:
        html = pattern.sub(text, html)
    return " ".join(unescape(strip_tags(html)).split())


def host() -> str:
    return urlsplit(settings.SITE_URL).netloc


def answer(request, name: str, png: bytes) -> HttpResponse:
    etag = f'"{name}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "public, max-age=3600",
        # It is made to be shown elsewhere.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    response = HttpResponse(png, content_type="image/png", headers=headers)
    return get_conditional_response(request, etag, None, response)
