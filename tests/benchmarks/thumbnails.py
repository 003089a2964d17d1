"""A photo made ready for pages, against Pillow making the same sizes of it."""

from io import BytesIO

from PIL import Image

from publications.fields import WIDTHS
from publications.pictures import prepare
from tests.publications.images import encoded

from .figures import Figure, seconds_of

SIZE = (4000, 3000)
TIMES = 3


def figures():
    noise = Image.effect_noise((SIZE[0] // 8, SIZE[1] // 8), 60).resize(SIZE)
    photo = encoded(Image.merge("RGB", [noise] * 3), "JPEG", quality=90)
    ours = seconds_of(lambda: prepare(photo, WIDTHS), TIMES)
    bare = seconds_of(lambda: scaled(photo), TIMES)
    yield Figure("Thumbnails of 12 megapixels", ours, "Pillow", bare, 1.5)


def scaled(photo):
    for width in WIDTHS:
        with Image.open(BytesIO(photo)) as image:
            image.thumbnail((width, width))
            image.save(BytesIO(), "WEBP", quality=80, method=4)
