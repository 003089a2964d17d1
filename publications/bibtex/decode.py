"""First stage: the bytes of a file to text."""

import codecs
import re

from .entry import Problem

# The longer marks first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# What programs write into their files' first lines: JabRef's `% Encoding: Cp1252`,
# Emacs's `-*- coding: latin-1 -*-`, BibDesk's `string encoding Western (Mac OS Roman)`.
NAMED = re.compile(
    rb"%[^\r\n]*?(?:coding[:=][ \t]*(?P<name>[\w.-]{2,40})"
    rb"|string encoding [^\r\n(]*\((?P<words>[\w -]{2,40})\))"
)
ALIASES = {
    "mac-os-roman": "mac-roman",
    "x-macroman": "mac-roman",
    "iso-latin-1": "cp1252",
    "windows-latin-1": "cp1252",
    "iso-latin-2": "iso8859-2",
    "windows-latin-2": "cp1250",
}
# Encodings of files; Python's codecs know stranger things.
KNOWN = re.compile(r"iso8859-\d+|cp\d+|mac-\w+|koi8-\w|gb\w+|big5\w*|shift_jis|euc_\w+")


def decode(data: bytes) -> tuple[str, list[Problem]]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decode_marked(data.removeprefix(mark), encoding)
    return _decode_unmarked(data)


def _decode_marked(data: bytes, encoding: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        said = (
            f"the file begins like {encoding.upper()} but is not; what could not "
            "be read became “\N{REPLACEMENT CHARACTER}”; save it as UTF-8"
        )
        return data.decode(encoding, "replace"), [Problem(1, "warning", said)]


def _decode_unmarked(data: bytes) -> tuple[str, list[Problem]]:
    wide = _encoding_by_zeros(data)
    if wide and (text := _strictly(data, wide)) is not None:
        said = f"the file has no byte order mark; it was read as {wide.upper()}"
        return text, [Problem(1, "info", said)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = len(data[: error.start].splitlines()) or 1
    named = _named_encoding(data)
    if named and (text := _strictly(data, named)) is not None:
        said = f"the file was read as {named}, as its first lines say"
        return text, [Problem(1, "info", said)]
    said = (
        f"the file is not UTF-8 (see line {line}); it was read as "
        "Windows-1252; if accented letters look wrong, save it as UTF-8"
    )
    # Line by line, because files put together from others mix encodings.
    lines = map(_decode_line, data.splitlines(keepends=True))
    return "".join(lines), [Problem(1, "warning", said)]


def _encoding_by_zeros(data: bytes) -> str:
    """UTF-16 without its mark, in which every other byte of ASCII is zero."""
    even, odd = data[:1000:2], data[1:1000:2]
    if odd.count(0) * 2 > len(odd) and 0 not in even:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) * 2 > len(even) and 0 not in odd else ""


def _named_encoding(data: bytes) -> str:
    named = NAMED.search(data, 0, 2000)
    if not named:
        return ""
    name = (named["name"] or named["words"]).decode().lower().replace(" ", "-")
    try:
        known = codecs.lookup(ALIASES.get(name, name)).name
    except LookupError:
        return ""
    # What calls itself Latin-1 mostly is Windows-1252, which all else is read as.
    return known if KNOWN.fullmatch(known) and known != "iso8859-1" else ""


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        if (text := _strictly(line, encoding)) is not None:
            return text
    return line.decode("latin-1")
