"""Draws a card as the pages are: quiet, like the contents list of a journal."""

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from .faces import Face
from .lines import ELLIPSIS, Line, Word, balanced, cut, extent, lines, words
from .values import HomeCard, Name, WorkCard

# What Open Graph and its readers agree on.
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
FOOT = 536
GAP = 56
PLATE = (408, 306)
PORTRAIT = 260
# Messengers leave out what is larger.
MAX_BYTES = 300_000

# The light colours of site.css.
GROUND = "#fdfcf9"
TEXT = "#1a1c20"
SOFT = "#44474e"
QUIET = "#52555d"
MARK = "#8f3310"
HAIRLINE = "#e4e0d7"

TITLE_SIZES = range(80, 34, -4)
NAME_SIZES = range(88, 46, -4)
LEADING = 1.16
# A title with fewer of its letters says nothing; one without its Greek ones does.
ENOUGH = 0.8
# Tells which letters there are, whatever the size and weight.
PLAIN = Face("sans", 400, 28)


def draw(card: WorkCard | HomeCard, picture: bytes = b"") -> bytes:
    """A PNG; without the picture where it can't be read."""
    image = Image.new("RGB", SIZE, GROUND)
    plate = readable(picture)
    if isinstance(card, HomeCard):
        draw_home(image, card, plate)
    else:
        draw_work(image, card, plate)
    return png(image)


def draw_work(image: Image.Image, card: WorkCard, picture: Image.Image | None) -> None:
    width = WIDTH - 2 * MARGIN
    if picture:
        width -= PLATE[0] + GAP
        on_plate(image, picture, is_photo=card.picture_kind == "photo")
    top = MARGIN
    place = words(card.place, Face("sans", 600, 30), MARK)
    if place and PLAIN.share_set(card.place) == 1:
        top = put(image, cut(lines(place, width), 1, width), top) + 16
    people = people_lines(card, width, most=3 if picture else 2)
    room = FOOT - 36 - top - height_of(people) - 20
    headline = card.title if PLAIN.share_set(card.title) > ENOUGH else ""
    title = title_lines(headline or card.site, TITLE_SIZES, width, room)
    top = put(image, title, top) + 20
    put(image, people, top)
    draw_foot(image, card.site, card.address)


def draw_home(image: Image.Image, card: HomeCard, portrait: Image.Image | None) -> None:
    width = WIDTH - 2 * MARGIN
    if portrait:
        width -= PORTRAIT + GAP
        on_disc(image, portrait)
    about = [
        *cut(lines(words(card.headline, Face("sans", 400, 36), SOFT), width), 3, width),
        *cut(
            lines(words(card.affiliation, Face("sans", 400, 30), QUIET), width),
            2,
            width,
        ),
    ]
    name = title_lines(card.name, NAME_SIZES, width, 240)
    height = height_of(name) + 24 + height_of(about)
    top = put(image, name, (FOOT - height) // 2) + 24
    put(image, about, top)
    draw_foot(image, "", card.address)


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
        found.append(Word(",", PLAIN, SOFT, is_joined=True))
    return [*found, Word(ELLIPSIS, PLAIN, SOFT)] if hidden else found[:-1]


def draw_foot(image: Image.Image, site: str, address: str) -> None:
    pen = ImageDraw.Draw(image)
    pen.line([(MARGIN, FOOT), (WIDTH - MARGIN, FOOT)], fill=HAIRLINE, width=2)
    width = WIDTH - 2 * MARGIN
    where = words(address, Face("sans", 400, 26), QUIET)
    [where] = cut(lines(where, width // 2), 1, width // 2) or [[]]
    whose = words(site, Face("sans", 600, 28), TEXT)
    put(image, cut(lines(whose, width // 2 - 40), 1, width // 2 - 40), FOOT + 22)
    start = WIDTH - MARGIN - extent(where) if whose else MARGIN
    put(image, [where], FOOT + 23, start=round(start))


def put(image: Image.Image, text: list[Line], top: int, *, start: int = MARGIN) -> int:
    """Where the text below begins."""
    pen = ImageDraw.Draw(image)
    for line in text:
        left: float = start
        height = height_of([line])
        for number, word in enumerate(line):
            left += word.space() if number else 0
            for run, font in word.face.runs(word.text):
                baseline = top + height * 0.76
                pen.text((left, baseline), run, word.colour, font, anchor="ls")
                left += font.getlength(run)
        top += height
    return top


def height_of(text: list[Line]) -> int:
    return sum(
        round(max((word.face.size for word in line), default=0) * LEADING)
        for line in text
    )


def readable(picture: bytes) -> Image.Image | None:
    # Whatever a decoder raises on a broken file: the words alone are a card, too.
    with suppress(Exception):
        return Image.open(BytesIO(picture)).convert("RGB") if picture else None
    return None


def on_plate(image: Image.Image, picture: Image.Image, *, is_photo: bool) -> None:
    """A photograph fills the plate, a diagram stands on it as a whole."""
    plate = Image.new("RGB", PLATE, "white")
    if is_photo:
        plate = ImageOps.fit(picture, PLATE, Image.Resampling.LANCZOS)
    else:
        inner = ImageOps.contain(
            picture, (PLATE[0] - 32, PLATE[1] - 32), Image.Resampling.LANCZOS
        )
        corner = tuple((PLATE[i] - inner.size[i]) // 2 for i in (0, 1))
        plate.paste(inner, corner)
    corner = (WIDTH - MARGIN - PLATE[0], MARGIN + 4)
    image.paste(plate, corner, rounded(PLATE, 16))
    box = [corner, (corner[0] + PLATE[0] - 1, corner[1] + PLATE[1] - 1)]
    ImageDraw.Draw(image).rounded_rectangle(box, 16, outline=HAIRLINE, width=2)


def on_disc(image: Image.Image, portrait: Image.Image) -> None:
    size = (PORTRAIT, PORTRAIT)
    corner = (WIDTH - MARGIN - PORTRAIT, (FOOT - PORTRAIT) // 2)
    disc = ImageOps.fit(portrait, size, Image.Resampling.LANCZOS)
    image.paste(disc, corner, rounded(size, PORTRAIT // 2))


def rounded(size: tuple[int, int], radius: int) -> Image.Image:
    """A mask with smooth corners."""
    large = Image.new("L", (size[0] * 4, size[1] * 4))
    box = [(0, 0), (large.width - 1, large.height - 1)]
    ImageDraw.Draw(large).rounded_rectangle(box, radius * 4, fill=255)
    return large.resize(size, Image.Resampling.LANCZOS)


def png(image: Image.Image) -> bytes:
    """In all its colours if that is small enough, else in the best 256."""
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    if file.tell() <= MAX_BYTES:
        return file.getvalue()
    few = BytesIO()
    image.quantize(256, dither=Image.Dither.FLOYDSTEINBERG).save(
        few, "PNG", optimize=True
    )
    return few.getvalue()
