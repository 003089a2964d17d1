"""What stands in print around the name of a venue: the sort of thesis, the edition, the
series and its volume."""

import re

from .fields import Fields
from .kinds import PATENT

# What stands before the school or institution where the entry doesn't say.
TYPES = {
    "bachelorthesis": "Bachelor’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "bathesis": "Bachelor’s thesis",
    "bscthesis": "Bachelor’s thesis",
    "diplomathesis": "Diploma thesis",
    "diplomthesis": "Diploma thesis",
    "dissertation": "PhD thesis",
    "doctoralthesis": "PhD thesis",
    "habilitation": "Habilitation",
    "licentiatethesis": "Licentiate thesis",
    "masters": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "masterthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "mscthesis": "Master’s thesis",
    "patent": "Patent",
    "phdthesis": "PhD thesis",
    "techreport": "Technical report",
    "technicalreport": "Technical report",
    "whitepaper": "White paper",
    "workingpaper": "Working paper",
}
# biblatex's words for `type`.
TYPE_WORDS = {
    "audiocd": "audio CD",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "datacd": "data CD",
    "mathesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "resreport": "Research report",
    "software": "Software",
    "techreport": "Technical report",
    # HAL's.
    "theses": "PhD thesis",
} | {
    f"{word}{country}": f"{name} {printed}".strip()
    for word, printed in (("patent", "patent"), ("patreq", "patent application"))
    for country, name in (
        ("", ""), ("de", "German"), ("eu", "European"), ("fr", "French"),
        ("uk", "British"), ("us", "US"),
    )
}  # fmt: skip
SORTED = {"thesis", "report", "patent"}
ORDINALS = {
    "1": "1st",
    "2": "2nd",
    "3": "3rd",
    "21": "21st",
    "22": "22nd",
    "23": "23rd",
}
EDITION = re.compile(r"\bed(?:ition|n|\.|$)|\baufl(?:age\b|\b\.?)|\bédition\b", re.I)
SAYS_SORT = re.compile(r"\b(?:thesis|dissertation|report|memo\w*|rapport)\b", re.I)
# Zotero's way to keep the series of a chapter.
SERIES_IN_NOTE = re.compile(r"\bSeries Title: (.+)")
NOT_YET = re.compile(r"[\W_]*|0|x+", re.I)
FIRST_EDITION = {"1", "1st", "first", "one", "i"}


def with_imprint(fields: Fields, work: str, venue: str) -> str:
    """The whole of what is printed in place of the venue's bare name."""
    if work in SORTED:
        before = [sort_of_work(fields, work, venue)]
    elif fields.kind == "inbook" and not fields.first("booktitle", "maintitle"):
        before = [chapter(fields)]
    elif work == "software":
        before = [version(fields)]
    else:
        before = []
    if work == "book" and fields.text("series") == venue:
        venue = ""
    printed = ", ".join(filter(None, [*before, venue]))
    return printed[:1].upper() + printed[1:] if any(before) else printed


def sort_of_work(fields: Fields, work: str, venue: str) -> str:
    if work == "patent" and PATENT.fullmatch(note := fields.text("note")):
        return note
    written = fields.text("type")
    if not written and SAYS_SORT.search(venue):
        return ""
    sort = TYPE_WORDS.get(written.lower(), written) or TYPES.get(fields.kind, "")
    nation = fields.text("nationality")
    if (
        sort.lower() == "patent"
        and nation
        and not fields.text("number").startswith(nation)
    ):
        return f"{nation} patent"
    return sort


def series(fields: Fields, work: str, short: str) -> str:
    """Of books and proceedings; `short` is the venue's name, which some write there."""
    if work in ("journal", "preprint"):
        return ""
    written = fields.text("series")
    if not written and (noted := SERIES_IN_NOTE.search(fields.text("note"))):
        written = noted[1]
    is_meeting = work in ("conference", "workshop")
    return "" if is_meeting and short and written.startswith(short) else written


def edition(fields: Fields) -> str:
    written = fields.text("edition")
    if not written or written.lower().rstrip(".") in FIRST_EDITION:
        return ""
    if EDITION.search(written):
        return written
    if written.isdecimal():
        return f"{ORDINALS.get(written, f'{written}th')} edition"
    return f"{written.rstrip('.')} edition"


def chapter(fields: Fields) -> str:
    written = fields.text("chapter").rstrip(".")
    if not written or "chapter" in written.lower():
        return written
    return f"chapter {written}"


def version(fields: Fields) -> str:
    written = fields.text("version")
    return f"version {written}" if written[:1].isdecimal() else written


def volume_and_number(fields: Fields, work: str) -> tuple[str, str]:
    """A preprint's are those of its server."""
    if work == "preprint":
        return "", ""
    return known(fields, "volume"), known(fields, "number", "issue")


def known(fields: Fields, *names: str) -> str:
    """Without what only says that it is not yet: 0, ??, --."""
    found = fields.first(*names)
    return "" if not found or NOT_YET.fullmatch(found) else found
