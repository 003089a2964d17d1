"""The name of the place where a work appeared, and the short name of its venue."""

import re

from .addresses import told_apart
from .fields import Fields, in_one_line
from .imprints import with_imprint
from .journals import journal
from .kinds import KINDS

# Entry type: where its venue stands first, then wherever any type may have it.
PRESS = ["publisher", "organization", "institution", "school", "howpublished"]
REPORTED = ["institution", "organization", "publisher", "school"]
SCHOOL = ["school", "university", "institution", "organization", "publisher"]
FIRST = {
    "journal": ["journal", "journaltitle"],
    "book": PRESS,
    "thesis": SCHOOL,
    "report": REPORTED,
}
ANYWHERE = [
    "booktitle",
    "journal",
    "journaltitle",
    "maintitle",
    "eventtitle",
    "conference",
    "school",
    "institution",
    "organization",
    "howpublished",
    "titleaddon",
    "publisher",
]
ANY_PLACES = ["location", "address", "venue"]
# biblatex's words for where a patent holds.
COUNTRIES = {
    "de": "Germany", "ep": "Europe", "eu": "European Union", "fr": "France",
    "uk": "United Kingdom", "us": "United States",
}  # fmt: skip
COUNTRY = re.compile(rf"\bcountry({'|'.join(COUNTRIES)})\b")
# As long as the record's column; what is longer is no short name.
MAX_SHORT = 50
SERVER_NAME = re.compile(r"(arxiv( preprint)?( arxiv)?|corr)\b.*", re.I)
# “(OSDI’24)”, “(SoCC 2024)”, “(ICDE)”: an acronym of two capitals or more.
ACRONYM = r"(?=\S{0,14}[A-Z]\S{0,14}[A-Z])([A-Za-z][A-Za-z0-9&/+-]{1,14}?)"
YEAR_MARK = r"(?:[\s-]*[’'‘`]*\s?(?:\d{2}|\d{4}))?"
IN_PARENTHESES = re.compile(rf"\({ACRONYM}{YEAR_MARK}\)")
WHOLE = re.compile(rf"{ACRONYM}{YEAR_MARK}")
# Series of books and societies in which many venues' proceedings come out.
SERIES = frozenset(
    "ACM AICT ASCE ASME CCIS CEUR EPTCS ICPS IEEE IFIP LIPIcs LNAI LNBI LNBIP LNCS "
    "LNEE LNICST LNM LNNS OASIcs PMLR SPIE".split()
)
YEAR_AT_END = re.compile(r"[\s-]*[’'‘`]*\s?(?:\d{2}|\d{4})$")


def venue(fields: Fields) -> str:
    """The bare name; "" for a preprint on arXiv, which its number says."""
    work = KINDS.get(fields.kind, ("other", ""))[0]
    anywhere = ANYWHERE[1:] if work == "book" else ANYWHERE
    for name in (*FIRST.get(work, ()), *anywhere, "venue"):
        if fields.get(name) and (found := name_in(fields, name)):
            return found
    return ""


def name_in(fields: Fields, name: str) -> str:
    if name == "booktitle" and (subtitle := fields.text("booksubtitle")):
        return f"{fields.text(name)}: {subtitle}"
    rest, addresses = told_apart(fields.get(name))
    return journal(in_one_line(rest) if addresses else fields.text(name))


def printed_name(fields: Fields, work: str, venue: str, arxiv: str) -> str:
    """`venue` with what stands around it in print; "" where arXiv says all."""
    if arxiv and SERVER_NAME.fullmatch(venue):
        return ""
    return with_imprint(fields, work, venue)


def place(fields: Fields, venue: str) -> str:
    """Beside a publisher, `address` is the publisher's."""
    names = ["location", "venue"] if fields.get("publisher") else ANY_PLACES
    found = fields.first(*names)
    if fields.kind == "patent":
        found = COUNTRY.sub(lambda name: COUNTRIES[name[1]], found)
    return "" if found == venue else found


def short_name(fields: Fields, venue: str) -> str:
    """OSDI, from `abbr`, `series`, or the parentheses in the venue's name; or ""."""
    if given := fields.first("abbr", "shortjournal"):
        short = YEAR_AT_END.sub("", given)
        return short if len(short) <= MAX_SHORT else ""
    series = fields.text("series")
    whole = WHOLE.fullmatch(series) if series else None
    acronyms = [whole[1]] if whole else []
    if "(" in venue:
        acronyms += IN_PARENTHESES.findall(venue)
    return next((found for found in acronyms if found not in SERIES), "")


def lasting_name(work: str, printed: str, short: str) -> str:
    """The name under which works of several years meet: a journal's own name, a
    conference's short one, since its long name differs each year."""
    return printed if work == "journal" else short
