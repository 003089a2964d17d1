"""The files a person may put on the site beside pictures: papers, slides, data."""

import codecs
import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

MAX_BYTES = 50 * 1024 * 1024
# Readers accept up to 1,024 bytes before a PDF's header (ISO 32000-1, annex H.3).
START = 1024
ZIP = (0, b"PK\x03\x04")
# What a file of each type holds at which place; None stands for anywhere in its start.
SIGNATURES = {
    ".key": [ZIP],
    ".mp4": [(4, b"ftyp")],
    ".odp": [ZIP],
    ".pdf": [(None, b"%PDF-")],
    ".ppt": [(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
    ".pptx": [ZIP],
    ".webm": [(0, b"\x1a\x45\xdf\xa3")],
    ".zip": [ZIP, (0, b"PK\x05\x06")],
}
TEXTS = frozenset([".bib", ".csv", ".ipynb", ".json", ".txt"])
SUFFIXES = frozenset(SIGNATURES) | TEXTS
# As browsers tell a page from other text (MIME Sniffing, 7.1); and drawings.
MARKUP = re.compile(
    rb"\s*<(!doctype|\?xml|!--|html|head|body|script|svg|iframe|img|style|table|div|a\b"
    rb"|br|b>|p\b|h1|font|title|meta|link|object|embed)",
    re.IGNORECASE,
)
UNWRITTEN = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MISNAMED = {
    False: "“%(name)s” is named like a %(kind)s, but its content is something else.",
    True: "“%(name)s” is no plain text. Save it as one, in UTF-8.",
}
PIECE = 1024 * 1024
MAX_SHOWN = 80


def validate_upload(file):
    """Refuse a file of another type, too large, or named like what it is not."""
    if getattr(file, "_committed", False):
        # In the storage, and looked at when it came there.
        return
    suffix = PurePath(file.name).suffix.lower()
    if suffix not in SUFFIXES:
        raise refusal(
            "“%(name)s” can't be kept here. Files may end in %(suffixes)s.",
            "suffix",
            file,
            suffixes=", ".join(sorted(SUFFIXES)),
        )
    check_size(file)
    if not is_such(file, suffix):
        raise refusal(
            MISNAMED[suffix in TEXTS], "content", file, kind=suffix[1:].upper()
        )


def validate_pdf(file):
    """Refuse what is no PDF."""
    if PurePath(file.name).suffix.lower() != ".pdf":
        raise refusal("“%(name)s” is no PDF. Save or export it as one.", "suffix", file)
    validate_upload(file)


def check_size(file):
    if not file.size:
        raise refusal(
            "“%(name)s” is empty. Save it again and choose it once more.",
            "empty",
            file,
        )
    if file.size > MAX_BYTES:
        raise refusal(
            "“%(name)s” has %(size)s; at most %(most)s can be kept. "
            "Put it elsewhere and give its address.",
            "size",
            file,
            size=filesizeformat(file.size),
            most=filesizeformat(MAX_BYTES),
        )


def starts_like_pdf(file):
    return is_such(file, ".pdf")


def is_such(file, suffix):
    """Whether the content is what the suffix says."""
    file.open()
    is_so = is_text(file) if suffix in TEXTS else is_signed(file, SIGNATURES[suffix])
    file.seek(0)
    return is_so


def is_signed(file, signatures):
    start = file.read(START)
    return not MARKUP.match(start) and any(
        signature in start if place is None else start.startswith(signature, place)
        for place, signature in signatures
    )


def is_text(file):
    """In UTF-8 or, as older programs write it, with one byte for each letter: never
    with signs that no text has, and no page that a browser would show."""
    start = file.read(START).removeprefix(codecs.BOM_UTF8)
    if MARKUP.match(start):
        return False
    file.seek(0)
    return not any(map(UNWRITTEN.search, iter(lambda: file.read(PIECE), b"")))


def refusal(message, code, file, **params):
    return ValidationError(message, code, {"name": shown(file.name), **params})


def shown(name):
    """Of a file, as a message can say it: without signs that turn or hide its end."""
    seen = "".join(sign for sign in PurePath(name).name if sign.isprintable())
    if len(seen) <= MAX_SHOWN:
        return seen
    return f"{seen[: MAX_SHOWN // 2]}…{seen[-MAX_SHOWN // 2 :]}"
