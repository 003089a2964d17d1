"""First stage: the bytes of a file to text."""

import codecs

from .entry import Problem

# The longer marks first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


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
            f"The file begins like {encoding.upper()} but is not; what could not "
            "be read became “\N{REPLACEMENT CHARACTER}”. Save it as UTF-8."
        )
        return data.decode(encoding, "replace"), [Problem(1, "warning", said)]


def _decode_unmarked(data: bytes) -> tuple[str, list[Problem]]:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = len(data[: error.start].splitlines()) or 1
        said = (
            f"The file is not UTF-8 (see line {line}); it was read as "
            "Windows-1252. If accented letters look wrong, save it as UTF-8."
        )
        # Line by line, because files put together from others mix encodings.
        lines = map(_decode_line, data.splitlines(keepends=True))
        return "".join(lines), [Problem(1, "warning", said)]


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")
