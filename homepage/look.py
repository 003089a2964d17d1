"""The owner's colour and typeface, as the line of style that stands in each page.

A colour keeps its hue; its lightness is moved, in OKLCH, just so far that it can be
read on every ground of the light or of the dark pages.
"""

import math
import re
from functools import lru_cache
from typing import NamedTuple

HEXADECIMAL = re.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
# WCAG 2.2, 1.4.6, for text of any size.
LEAST_CONTRAST = 7
# What the pages have without a colour of the owner's, as in site.css.
OWN_ACCENT = "#0b4a7d"
# How much of the accent is in the ground of what is pointed at, as in site.css.
TINT = 0.09


class Scheme(NamedTuple):
    """The grounds of site.css, and the lightness at which anything can be read."""

    ground: str
    raised: str
    limit: float


LIGHT = Scheme("#fdfcf9", "#f5f3ed", limit=0)
DARK = Scheme("#131519", "#1b1e23", limit=1)


class Accents(NamedTuple):
    light: str
    dark: str


def style(accent, face):
    """What differs from site.css, in its layer of tokens; "" if nothing does."""
    tokens = []
    if accent:
        tokens.append("--accent:light-dark({},{})".format(*accents(accent)))
    if face == "sans":
        tokens.append("--serif:var(--sans)")
    return f"@layer tokens{{:root{{{';'.join(tokens)}}}}}" if tokens else ""


def as_typed(text):
    """A colour in the form that is kept, #0b4a7d; None of what is no colour."""
    found = HEXADECIMAL.fullmatch(text)
    if not found:
        return None
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))


@lru_cache
def accents(colour):
    return Accents(readable(colour, LIGHT), readable(colour, DARK))


def readable(colour, scheme):
    """`colour`, or the nearest lightness of it that can be read."""
    found = colour.lower()
    if is_readable(found, scheme):
        return found
    unreadable, chroma, hue = oklch(found)
    lightness = scheme.limit
    for _ in range(10):
        middle = (unreadable + lightness) / 2
        tried = written(middle, chroma, hue)
        if is_readable(tried, scheme):
            found, lightness = tried, middle
        else:
            unreadable = middle
    return found if is_readable(found, scheme) else written(lightness, chroma, hue)


def is_readable(colour, scheme):
    """On the ground, on what is raised from it, and on its own tint on both."""
    grounds = [scheme.ground, scheme.raised, tinted(colour, scheme.ground)]
    return all(contrast(colour, ground) >= LEAST_CONTRAST for ground in grounds)


def contrast(one, other):
    """As WCAG has it, from 1 to 21."""
    darker, lighter = sorted(luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tinted(colour, ground):
    """As color-mix(in srgb, …) does it."""
    pairs = zip(parts(colour), parts(ground), strict=True)
    return as_hex(TINT * of + (1 - TINT) * on for of, on in pairs)


def parts(colour):
    """Red, green and blue from 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def as_hex(rgb):
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def linear(colour):
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts(colour)
    ]


# Björn Ottosson, “A perceptual color space for image processing”, 2020.


def oklch(colour):
    red, green, blue = linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def written(lightness, chroma, hue):
    """In hexadecimal, with less chroma where no screen shows so much."""
    for share in range(32, -1, -1):
        rgb = rgb_of(lightness, chroma * share / 32, hue)
        if all(-0.0005 <= part <= 1.0005 for part in rgb):
            break
    return as_hex(encoded(min(max(part, 0), 1)) for part in rgb)


def rgb_of(lightness, chroma, hue):
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def encoded(part):
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
