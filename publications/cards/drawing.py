"""Composes a card as the pages are: quiet, like the contents list of a journal."""

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO

from PIL import Image

from .canvas import SIZE, Canvas, height_of
from .faces import Face
from .lines import ELLIPSIS, Line, Word, balanced, cut, extent, lines, words
from .values import HomeCard, Name, WorkCard

MARGIN = 72
WIDTH = SIZE[0] - 2 * MARGIN
FOOT = 536
GAP = 56
PLATE = (408, 306)
PORTRAIT = 260

# The light colours of site.css.
GROUND = "#fdfcf9"
TEXT = "#1a1c20"
SOFT = "#44474e"
QUIET = "#52555d"
MARK = "#8f3310"
HAIRLINE = "#e4e0d7"

TITLE_SIZES = range(80, 34, -4)
NAME_SIZES = range(88, 46, -4)
# A title with fewer of its letters says nothing; one without its Greek ones does.
ENOUGH = 0.8
# Tells which letters there are, whatever the size and weight.
PLAIN = Face("sans", 400, 28)


def draw(card: WorkCard | HomeCard, picture: bytes = b"") -> bytes:
    """A PNG; without the picture where it can't be read."""
    canvas = Canvas(GROUND)
    if isinstance(card, HomeCard):
        draw_home(canvas, card, readable(picture))
    else:
        draw_work(canvas, card, readable(picture))
    return canvas.png()


def readable(picture: bytes) -> Image.Image | None:
    # Whatever a decoder raises on a broken file: the words alone are a card, too.
    with suppress(Exception):
        return Image.open(BytesIO(picture)).convert("RGB") if picture else None
    return None


def draw_work(canvas: Canvas, card: WorkCard, picture: Image.Image | None) -> None:
    width, top = WIDTH, MARGIN
    if picture:
        width -= PLATE[0] + GAP
        corner = (MARGIN + WIDTH - PLATE[0], MARGIN + 4)
        canvas.plate(
            picture, corner, PLATE, HAIRLINE, fills=card.picture_kind == "photo"
        )
    place = words(card.place, Face("sans", 600, 30), MARK)
    if place and PLAIN.share_set(card.place) == 1:
        top = canvas.put(in_lines(place, 1, width), MARGIN, top) + 16
    people = people_lines(card, width, most=3 if picture else 2)
    room = FOOT - 36 - top - height_of(people) - 20
    headline = card.title if PLAIN.share_set(card.title) > ENOUGH else ""
    title = title_lines(headline or card.site, TITLE_SIZES, width, room)
    top = canvas.put(title, MARGIN, top) + 20
    canvas.put(people, MARGIN, top)
    draw_foot(canvas, card.site, card.address)


def draw_home(canvas: Canvas, card: HomeCard, portrait: Image.Image | None) -> None:
    width = WIDTH
    if portrait:
        width -= PORTRAIT + GAP
        corner = (MARGIN + WIDTH - PORTRAIT, (FOOT - PORTRAIT) // 2)
        canvas.disc(portrait, corner, PORTRAIT)
    headline = words(card.headline, Face("sans", 400, 36), SOFT)
    affiliation = words(card.affiliation, Face("sans", 400, 30), QUIET)
    about = [*in_lines(headline, 3, width), *in_lines(affiliation, 2, width)]
    name = title_lines(card.name, NAME_SIZES, width, 240)
    height = height_of(name) + 24 + height_of(about)
    top = canvas.put(name, MARGIN, (FOOT - height) // 2) + 24
    canvas.put(about, MARGIN, top)
    draw_foot(canvas, "", card.address)


def draw_foot(canvas: Canvas, site: str, address: str) -> None:
    canvas.rule(MARGIN, MARGIN + WIDTH, FOOT, HAIRLINE)
    whose = in_lines(words(site, Face("sans", 600, 28), TEXT), 1, WIDTH // 2 - 40)
    where = in_lines(words(address, Face("sans", 400, 26), QUIET), 1, WIDTH // 2)
    canvas.put(whose, MARGIN, FOOT + 22)
    wide = max(map(extent, where), default=0)
    canvas.put(where, MARGIN + WIDTH - round(wide) if whose else MARGIN, FOOT + 23)


def in_lines(text: Line, number: int, width: int) -> list[Line]:
    return cut(lines(text, width), number, width)


def title_lines(text: str, sizes: Iterable[int], width: int, room: int) -> list[Line]:
    """In the largest of `sizes` that fits into the room, else cut."""
    found: list[Line] = []
    for size in sizes:
        found = balanced(words(text, Face("serif", 600, size), TEXT), width)
        if height_of(found) <= room:
            return found
    return cut(found, max(1, room // height_of(found[:1])), width)


def people_lines(card: WorkCard, width: int, most: int) -> list[Line]:
    """As many names as fit, the owner's among them."""
    names = [name for name in card.names if PLAIN.share_set(name.text) == 1]
    hidden = card.hidden + len(card.names) - len(names)
    while True:
        found = lines(people_words(names, hidden), width)
        others = [name for name in names if not name.is_owner]
        if len(found) <= most or not others:
            return cut(found, most, width)
        names.remove(others[-1])
        hidden += 1


def people_words(names: list[Name], hidden: int) -> Line:
    found: Line = []
    for name in names:
        own = Face("sans", 600, 28), TEXT
        found += words(name.text, *(own if name.is_owner else (PLAIN, SOFT)))
        found.append(Word(",", PLAIN, SOFT, is_joined=True, clings=True))
    return [*found, Word(ELLIPSIS, PLAIN, SOFT)] if hidden else found[:-1]
