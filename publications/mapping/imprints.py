"""What stands in print around the name of a publisher, school or office: the sort of
thesis, the edition, the series."""

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
EDITION = re.compile(r"\bed(?:ition|n|\.|$)|\bauflage\b|\bédition\b", re.I)
FIRST_EDITION = {"1", "1st", "first", "one", "i"}


def with_imprint(fields: Fields, work: str, venue: str) -> str:
    """The whole of what is printed in place of the venue's bare name."""
    if work in SORTED:
        before = [sort_of_work(fields, work)]
    elif work == "book":
        before = [edition(fields), series_and_volume(fields)]
    elif fields.kind == "inbook" and not fields.first("booktitle", "maintitle"):
        before = [chapter(fields), edition(fields)]
    elif work == "software":
        before = [version(fields)]
    else:
        before = []
    if work == "book" and series_of(fields) == venue:
        venue = ""
    printed = ", ".join(filter(None, [*before, venue]))
    return printed[:1].upper() + printed[1:] if any(before) else printed


def sort_of_work(fields: Fields, work: str) -> str:
    if work == "patent" and PATENT.fullmatch(note := fields.text("note")):
        return note
    written = fields.text("type")
    sort = TYPE_WORDS.get(written.lower(), written) or TYPES.get(fields.kind, "")
    nation = fields.text("nationality")
    if (
        sort.lower() == "patent"
        and nation
        and not fields.text("number").startswith(nation)
    ):
        return f"{nation} patent"
    return sort


def series_of(fields: Fields) -> str:
    return fields.text("series")


def series_and_volume(fields: Fields) -> str:
    series, volume = series_of(fields), fields.first("volume", "number")
    if not series:
        return f"volume {fields.text('volume')}" if fields.text("volume") else ""
    return (
        series if volume and volume in series.split() else f"{series} {volume}".strip()
    )


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
    """Those that belong to the venue's name in print. The volume of a series, such as
    Lecture Notes, is not one of the conference: it stays in the entry."""
    volume, number = fields.text("volume"), fields.first("number", "issue")
    if work == "book":
        return "", ""
    if work in ("conference", "workshop", "chapter") and (
        series_of(fields) or not volume
    ):
        return "", ""
    if work == "preprint":
        return "", ""
    return volume, number
