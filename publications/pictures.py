"""Uploaded pictures, made ready for pages: checked, upright, in sRGB, small WebP."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
MAX_PIXELS = 40_000_000
# A longer strip takes gigabytes to turn and to shrink, and shows nothing.
MAX_LENGTH = 20_000
# WebP can hold no more.
MAX_SIDE = 16_383
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# Lighter than this is taken for paper.
PAPER = 235
ORIENTATION = 0x0112
# What turns each EXIF orientation upright.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


class PictureError(ValueError):
    """Says to the person who chose the file what is amiss, and what to do."""


@dataclass(frozen=True)
class Variant:
    width: int
    height: int
    webp: bytes


@dataclass(frozen=True)
class Picture:
    kind: str
    suffix: str
    variants: tuple[Variant, ...]


def prepare(data: bytes, widths: Sequence[int], square: bool = False) -> Picture:
    """The picture at each of `widths` that it reaches, as a plot or as a photo.

    A plot loses its white border. A square picture is cut around its middle, and is
    always a photo.
    """
    with readable(data) as image:
        # Phones write JPEG files with a second picture, which Pillow calls MPO.
        suffix = ".jpeg" if image.format == "MPO" else f".{image.format.lower()}"
        image = flattened(image, max(widths))
        if square:
            image = ImageOps.fit(image, (min(image.size),) * 2)
        kind = "plot" if not square and is_plot(image) else "photo"
        image = without_border(image) if kind == "plot" else image
        return Picture(kind, suffix, tuple(variants(image, widths)))


@contextmanager
def readable(data: bytes) -> Iterator[Image.Image]:
    """The picture, not yet decoded; whatever goes wrong inside is a PictureError."""
    if not data:
        raise PictureError("The file is empty. Save the picture again and choose it.")
    with warnings.catch_warnings():
        # On odd metadata and on size: of no use to the person, and size is checked.
        warnings.simplefilter("ignore", UserWarning)
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                check_size(image.size)
                yield image
        except PictureError:
            raise
        except Image.UnidentifiedImageError as error:
            raise unknown(data) from error
        except Image.DecompressionBombError as error:
            raise too_large() from error
        # Pillow's decoders raise what they please on a broken file.
        except Exception as error:
            raise PictureError(
                "The picture is damaged or not complete. Save it again, as PNG or "
                "JPEG, and choose that file."
            ) from error


def unknown(data: bytes) -> PictureError:
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        return PictureError(
            "This is a HEIC picture, as iPhones take them, which few browsers show. "
            "Share the photo as JPEG and choose that file; or set the iPhone to take "
            "JPEG from now on: Settings › Camera › Formats › Most Compatible."
        )
    return PictureError(
        "This is no picture in one of the formats "
        f"{', '.join(FORMATS)}. Save it as one of these and choose that file."
    )


def check_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise too_large()
    if max(size) > MAX_LENGTH:
        raise PictureError(
            f"The picture is more than {MAX_LENGTH:,} pixels long. Cut it to the part "
            "that matters."
        )


def too_large() -> PictureError:
    return PictureError(
        f"The picture has more than {MAX_PIXELS // 1_000_000} million pixels. "
        "Make it smaller: 2,000 pixels in width are plenty."
    )


def flattened(image: Image.Image, width: int) -> Image.Image:
    """In sRGB, upright, on white; at least twice `width` on each side, where it was."""
    turn = TURNS.get(orientation(image))
    profile = image.info.get("icc_profile", b"")
    # Lets JPEG decode at a fraction of its size.
    image.draft(None, (2 * width, 2 * width))
    image = plain(image)
    image = image.reduce(max(1, min(image.size) // (2 * width)))
    image = on_white(in_srgb(image, profile), image)
    return image.transpose(turn) if turn is not None else image


def orientation(image: Image.Image) -> int | None:
    # Damaged metadata is no reason to refuse a picture that can be seen.
    with suppress(Exception):
        return image.getexif().get(ORIENTATION)
    return None


def plain(image: Image.Image) -> Image.Image:
    """Decoded, in one of the modes L, RGB, RGBA and CMYK."""
    if image.mode.startswith("I"):
        # convert() alone would cut 16 bits off at 255 and make them white.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        mode = "RGBA"
    else:
        mode = {"1": "L", "L": "L", "CMYK": "CMYK"}.get(image.mode, "RGB")
    # An unneeded copy of 40 million pixels would take 160 MB.
    return image if image.mode == mode else image.convert(mode)


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    opaque = image.convert("RGB") if image.mode == "RGBA" else image
    # A profile that is damaged or made for other colours is left out of account.
    with suppress(ImageCms.PyCMSError, OSError):
        if profile:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(opaque, own, SRGB, outputMode="RGB")
            return converted or opaque.convert("RGB")
    return opaque.convert("RGB")


def on_white(image: Image.Image, source: Image.Image) -> Image.Image:
    if source.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=source.getchannel("A"))
    return white


def is_plot(image: Image.Image) -> bool:
    """Whether over 60 % of the outermost pixels are as light as paper."""
    grey = image.convert("L")
    right, bottom = grey.size
    edges = [
        (0, 0, right, 1),
        (0, bottom - 1, right, bottom),
        (0, 0, 1, bottom),
        (right - 1, 0, right, bottom),
    ]
    histograms = [grey.crop(edge).histogram() for edge in edges]
    counts = [sum(values) for values in zip(*histograms, strict=True)]
    return sum(counts[PAPER + 1 :]) > 0.6 * sum(counts)


def without_border(image: Image.Image) -> Image.Image:
    ink = image.convert("L").point(lambda value: 255 if value <= PAPER else 0)
    box = ink.getbbox()
    return image.crop(box) if box else image


def variants(image: Image.Image, widths: Sequence[int]) -> Iterator[Variant]:
    """From small to large; a picture narrower than a width is not scaled up to it."""
    for width in sorted({min(width, image.width) for width in widths}):
        scale = min(width / image.width, MAX_SIDE / image.height)
        size = tuple(max(1, round(side * scale)) for side in image.size)
        scaled = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
        yield Variant(*size, webp(scaled))


def webp(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=80, method=4)
    return file.getvalue()
