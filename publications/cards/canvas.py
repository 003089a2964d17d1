"""Puts words and pictures on a ground, at twice the size: letters that are made smaller
keep the distances that they would lose on whole pixels."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from .faces import SCALE
from .lines import Line

# What Open Graph and its readers agree on.
SIZE = (1200, 630)
# Messengers leave out what is larger.
MAX_BYTES = 300_000
LEADING = 1.16
BASELINE = 0.76
RADIUS = 16
PADDING = 16

Pair = tuple[int, int]


class Canvas:
    """All measures are those of the finished picture."""

    def __init__(self, ground: str) -> None:
        self.image = Image.new("RGB", scaled(SIZE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def put(self, text: list[Line], left: int, top: int) -> int:
        """Where the text below begins."""
        for line in text:
            self.put_line(line, left, top + height_of([line]) * BASELINE)
            top += height_of([line])
        return top

    def put_line(self, line: Line, left: float, baseline: float) -> None:
        for number, word in enumerate(line):
            left += word.space() if number else 0
            for run, font in word.face.runs(word.text):
                place = (left * SCALE, baseline * SCALE)
                self.pen.text(place, run, word.colour, font, anchor="ls")
                left += font.getlength(run) / SCALE

    def rule(self, left: int, right: int, top: int, colour: str) -> None:
        ends = [scaled((left, top)), scaled((right, top))]
        self.pen.line(ends, fill=colour, width=2 * SCALE)

    def plate(
        self, picture: Image.Image, corner: Pair, size: Pair, edge: str, *, fills: bool
    ) -> None:
        """A photograph `fills` it, a diagram stands on it as a whole."""
        corner, size = scaled(corner), scaled(size)
        plate = ImageOps.fit(picture, size) if fills else on_paper(picture, size)
        self.image.paste(plate, corner, rounded(size, RADIUS * SCALE))
        end = (corner[0] + size[0] - 1, corner[1] + size[1] - 1)
        self.pen.rounded_rectangle(
            [corner, end], RADIUS * SCALE, outline=edge, width=2 * SCALE
        )

    def disc(self, picture: Image.Image, corner: Pair, width: int) -> None:
        size = scaled((width, width))
        disc = ImageOps.fit(picture, size)
        self.image.paste(disc, scaled(corner), rounded(size, size[0] // 2))

    def png(self) -> bytes:
        """In all its colours if that is small enough, else in the best 256."""
        image = self.image.reduce(SCALE)
        found = encoded(image)
        return found if len(found) <= MAX_BYTES else encoded(image.quantize(256))


def height_of(text: list[Line]) -> int:
    sizes = (max((word.face.size for word in line), default=0) for line in text)
    return sum(round(size * LEADING) for size in sizes)


def scaled(pair: Pair) -> Pair:
    return pair[0] * SCALE, pair[1] * SCALE


def on_paper(picture: Image.Image, size: Pair) -> Image.Image:
    inside = (size[0] - 2 * PADDING * SCALE, size[1] - 2 * PADDING * SCALE)
    drawn = ImageOps.contain(picture, inside)
    paper = Image.new("RGB", size, "white")
    middle = ((size[0] - drawn.width) // 2, (size[1] - drawn.height) // 2)
    paper.paste(drawn, middle)
    return paper


def rounded(size: Pair, radius: int) -> Image.Image:
    mask = Image.new("L", size)
    box = [(0, 0), (size[0] - 1, size[1] - 1)]
    ImageDraw.Draw(mask).rounded_rectangle(box, radius, fill=255)
    return mask


def encoded(image: Image.Image) -> bytes:
    file = BytesIO()
    # To look for the smallest form takes five times as long, for a twentieth less.
    image.save(file, "PNG")
    return file.getvalue()
