"""The name of the place where a work appeared, and the short name of its venue."""

import re

from publications.bibtex import Entry, to_unicode

from .journals import journal

# Entry type: where its venue stands first, then wherever any type may have it.
FIRST = {
    "article": ["journal", "journaltitle"],
    "periodical": ["journal", "journaltitle"],
    "book": ["publisher"],
    "phdthesis": ["school", "institution"],
    "mastersthesis": ["school", "institution"],
    "thesis": ["school", "institution"],
    "techreport": ["institution", "organization"],
    "report": ["institution", "organization"],
}
ANYWHERE = [
    "booktitle",
    "journal",
    "journaltitle",
    "eventtitle",
    "school",
    "institution",
    "organization",
    "howpublished",
    "publisher",
]
# What stands before the school or institution where the entry doesn't say.
TYPES = {
    "bachelorthesis": "Bachelor’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "mastersthesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "techreport": "Technical report",
}
# biblatex's words for `type`.
TYPE_WORDS = {
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "mathesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "resreport": "Research report",
    "techreport": "Technical report",
}
# As long as the record's column; what is longer is no short name.
MAX_SHORT = 50
SERVER_NAME = re.compile(r"(arxiv( preprint)?( arxiv)?|corr)\b.*", re.I)
# “(OSDI’24)”, “(SoCC 2024)”, “(ICDE)”: an acronym of two capitals or more.
ACRONYM = r"(?=\S*[A-Z]\S*[A-Z])([A-Za-z][A-Za-z0-9&/+-]{1,14}?)"
YEAR_MARK = r"(?:[\s-]*[’'‘`]*\s?(?:\d{2}|\d{4}))?"
IN_PARENTHESES = re.compile(rf"\({ACRONYM}{YEAR_MARK}\)")
WHOLE = re.compile(rf"{ACRONYM}{YEAR_MARK}")
# Series of books and societies in which many venues' proceedings come out.
SERIES = frozenset(
    "ACM AICT ASCE ASME CCIS CEUR ICPS IEEE IFIP LIPIcs LNAI LNBI LNBIP LNCS LNEE LNNS "
    "OASIcs PMLR SPIE".split()
)
YEAR_AT_END = re.compile(r"[\s-]*[’'‘`]*\s?(?:\d{2}|\d{4})$")
JUST_ADDRESS = re.compile(r"\s*(\\url\s*\{.*\}|https?://\S+)\s*")


def venue(entry: Entry) -> str:
    """The venue as printed; "" for a bare preprint on arXiv, which its number says."""
    names = FIRST.get(entry.kind, []) + ANYWHERE
    values = (entry.get(name) for name in names)
    found = next((v for v in values if v.strip() and not JUST_ADDRESS.fullmatch(v)), "")
    return journal(" ".join(to_unicode(found).split()))


def printed_name(entry: Entry, venue: str, arxiv: str) -> str:
    """`venue` with the sort of thesis or report before it; "" where arXiv says all."""
    if arxiv and SERVER_NAME.fullmatch(venue):
        return ""
    written = to_unicode(entry.get("type")).strip()
    kind = TYPE_WORDS.get(written.lower(), written) or TYPES.get(entry.kind, "")
    if not kind or entry.kind not in {*TYPES, "thesis", "report"}:
        return venue
    return ", ".join(filter(None, [kind, venue]))


def short_name(entry: Entry, venue: str) -> str:
    """OSDI, from `abbr`, `series`, or the parentheses in the venue's name; or ""."""
    given = entry.get("abbr") or entry.get("shortjournal")
    if given.strip():
        short = YEAR_AT_END.sub("", to_unicode(given).strip())
        return short if len(short) <= MAX_SHORT else ""
    whole = WHOLE.fullmatch(to_unicode(entry.get("series")).strip())
    acronyms = [whole[1]] if whole else []
    acronyms += IN_PARENTHESES.findall(venue)
    return next((found for found in acronyms if found not in SERIES), "")


def lasting_name(entry: Entry, printed: str, short: str) -> str:
    """The name under which works of several years meet: a journal's own name, a
    conference's short one, since its long name differs each year."""
    return printed if entry.kind in ("article", "periodical") else short
