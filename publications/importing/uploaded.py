"""What is wrong with an uploaded file, before it is looked at entry by entry."""

import re
from pathlib import PurePath

from django.template.defaultfilters import filesizeformat

from publications.bibtex import decode

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 5_000
COMMAND = ".venv/bin/python manage.py import_bibtex"
AS_BIBTEX = (
    "Export your publications as BibTeX, for example from Zotero, JabRef, DBLP or "
    "Google Scholar."
)
ENTRY = re.compile(r"@\s*(\w+)\s*[{(]")
ASIDE = {"comment", "preamble", "string"}
# How files begin that are often taken for BibTeX, and what they are.
BEGINNINGS = (
    (re.compile(rb"%PDF-"), "is a PDF"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "is an old Word or Office file"),
    (re.compile(rb"{\\rtf"), "is a text with formatting (RTF)"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*TY  -"), "is in RIS, the format of EndNote"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:PMID- |FN )"), "is a list of references"),
    (re.compile(rb"\s*<\?xml"), "is in XML"),
    (re.compile(rb"\s*<(?:!doctype|html)", re.I), "is a web page"),
    (re.compile(rb"\s*[\[{]\s*[{\"]"), "is in JSON"),
)
ZIPPED = b"PK\x03\x04"


def problem_of(name: str, content: bytes, size: int) -> str:
    """A sentence that says the way out, or ""; of a file whose `size` is too large,
    some of the content is enough."""
    if not content.strip():
        return f"“{name}” is empty. Save it again and choose it once more."
    if size > MAX_BYTES:
        has, most = filesizeformat(size), filesizeformat(MAX_BYTES)
        return f"“{name}” has {has}; at most {most} fit here. {by_command(name)}"
    if content.startswith(ZIPPED):
        return problem_of_zip(name, content)
    text, _ = decode(content)
    count = entries_in(text)
    if count > MAX_ENTRIES:
        return (
            f"“{name}” has {count:,} entries; at most {MAX_ENTRIES:,} fit here. "
            f"{by_command(name)}"
        )
    return "" if count else problem_of_other(name, content)


def problem_of_zip(name: str, content: bytes) -> str:
    if b"word/" in content or b"[Content_Types].xml" in content:
        return f"“{name}” is a Word or Office file, no BibTeX. {AS_BIBTEX}"
    return (
        f"“{name}” is a ZIP. Unpack it and choose the .bib file in it; a ZIP with "
        "pictures and PDFs has a field of its own."
    )


def problem_of_other(name: str, content: bytes) -> str:
    for beginning, said in BEGINNINGS:
        if beginning.match(content):
            return f"“{name}” {said}, no BibTeX. {AS_BIBTEX}"
    return (
        f"“{name}” holds no BibTeX entry: nothing in it begins like "
        f"@article{{key, …}}. {AS_BIBTEX}"
    )


def entries_in(text: str) -> int:
    """About how many, and never too few."""
    return sum(kind.lower() not in ASIDE for kind in ENTRY.findall(text))


def by_command(name: str) -> str:
    return (
        "Import it on the computer that the site runs on, in Offprint's folder: "
        f"{COMMAND} {name}"
    )


def plain_name(name: str) -> str:
    """Without folders, and printable."""
    name = PurePath(name.replace("\\", "/")).name
    return "".join(c if c.isprintable() else "_" for c in name)[-200:] or "works.bib"
