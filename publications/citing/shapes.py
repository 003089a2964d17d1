"""A record's values in the fields of the classic type that fits them."""

import re
import unicodedata

from publications.bibtex import protected
from publications.markdown import plain
from publications.models import Publication

from .citation import Citation
from .types import NAME, safe_type, true_type, wanted_type

Fields = dict[str, str]

# What a type says of itself without the field `type`.
SORTS = {
    "Master’s thesis": "mastersthesis",
    "Master's thesis": "mastersthesis",
    "PhD thesis": "phdthesis",
    "Technical report": "techreport",
}
# What only biblatex has types for.
KINDS_IN_WORDS = {
    Publication.Kind.DATASET: "Data set",
    Publication.Kind.SOFTWARE: "Software",
    Publication.Kind.TALK: "Talk",
}
# Only beside a series, and never beside a volume, do these take a number.
IN_SERIES = {"book", "inbook", "incollection", "inproceedings", "proceedings"}
# Styles want a year of everything.
UNDATED = "n.d."
SAID_IN_WHOLE = ["school", "institution", "organization", "type", "chapter"]
RANGE = re.compile(r"([A-Za-z]*|\d+:)(\d+)--\1(\d+)")


def shaped(
    citation: Citation, values: Fields, *, for_any_style: bool
) -> tuple[str, Fields]:
    """The entry's type and its fields, in any order and some of them empty."""
    fields = dict(values)
    sort, whole = fields.pop("sort"), fields.pop("whole")
    wanted = set_type(fields, sort, citation)
    if wanted not in NAME or wanted == "manual":
        fields["name"], fields["version"] = whole, ""
    set_name(wanted, fields, citation)
    set_place(fields)
    kind = (safe_type if for_any_style else true_type)(wanted, fields)
    if kind != wanted:
        set_howpublished(wanted, fields, whole)
    if kind == "proceedings" and kind != wanted and not fields["organization"]:
        # There, `howpublished` is not printed.
        fields["organization"] = fields.get("howpublished", "")
    if not fields["author"] and not fields["editor"]:
        fields["key"] = sort_key(citation.work.title)
    set_number(kind, fields)
    if for_any_style:
        set_pages(kind, fields)
        fields["year"] = fields.get("year") or UNDATED
    return kind, fields


def set_type(fields: Fields, sort: str, citation: Citation) -> str:
    """The entry's type that is wanted, and in `type` what it doesn't say itself."""
    wanted = wanted_type(citation.work, citation.appearance)
    if wanted == "inbook" and fields["name"] not in ("", fields["publisher"]):
        # It is in a book of others, whose title biblatex takes here, but BibTeX there.
        wanted = "incollection"
    latex = fields.pop("type")
    if wanted in SORTS.values():
        is_own = wanted == citation.appearance.entry_type
        wanted = thesis_or_report(wanted, sort, is_own=is_own)
        fields["type"] = type_in_words(sort, latex, is_own=is_own)
    elif wanted == "misc":
        fields["type"] = KINDS_IN_WORDS.get(citation.work.kind, "")
    return wanted


def thesis_or_report(wanted: str, sort: str, *, is_own: bool) -> str:
    if sort in SORTS or (is_own and not sort):
        return SORTS.get(sort, wanted)
    if wanted == "techreport":
        # Without a sort, it is called by its organization alone.
        return wanted if sort else "manual"
    return "phdthesis"


def type_in_words(sort: str, latex: str, *, is_own: bool) -> str:
    """Where the entry's type doesn't say it."""
    if sort in SORTS:
        return ""
    return protected(latex) if sort else "" if is_own else "Thesis"


def set_name(wanted: str, fields: Fields, citation: Citation) -> None:
    name = fields.pop("name")
    if wanted not in ("article", "incollection", "inproceedings"):
        # Read before `howpublished`, it would be taken for the place itself.
        fields["organization"] = ""
    if wanted in ("book", "inbook"):
        if not fields["publisher"] and not citation.appearance.fields:
            fields["publisher"] = name
        elif name != fields["publisher"]:
            fields["howpublished"] = name
    elif wanted == "misc" and citation.appearance.is_preprint() and not name:
        fields["howpublished"] = (
            f"arXiv:{fields['eprint']}" if "eprint" in fields else ""
        )
    elif not (wanted == "proceedings" and name == fields["publisher"]):
        fields[NAME.get(wanted, "howpublished")] = name


def set_place(fields: Fields) -> None:
    """The city of a conference stands as the address where nothing better does: there
    the classic styles print it."""
    place = fields.pop("place")
    fields["address"] = fields.get("address") or place
    if fields["publisher"]:
        fields["location"] = place


def set_howpublished(wanted: str, fields: Fields, whole: str) -> None:
    """All that the wanted type would have printed, in words."""
    if fields.get("journal"):
        fields["howpublished"] = journal_line(fields)
    elif fields.get("booktitle"):
        fields["howpublished"] = book_line(fields)
    elif whole and wanted in NAME:
        is_press_known = wanted == "book" and fields["publisher"]
        fields["howpublished"] = imprint_line(fields) if is_press_known else whole
        for name in SAID_IN_WHOLE:
            fields[name] = ""


def journal_line(fields: Fields) -> str:
    number = fields["number"] and f"({fields['number']})"
    name = rf"\emph{{{fields['journal']}}}"
    return commas(name, fields["volume"] + number, pages_in_words(fields))


def book_line(fields: Fields) -> str:
    name = rf"In \emph{{{fields['booktitle']}}}"
    city = fields.get("location") or fields["address"]
    line = commas(name, series_in_words(fields), pages_in_words(fields), city)
    return ". ".join(filter(None, [line, fields["publisher"]]))


def imprint_line(fields: Fields) -> str:
    edition = fields["edition"] and f"{fields['edition']} edition"
    return commas(edition, series_in_words(fields), fields["publisher"])


def series_in_words(fields: Fields) -> str:
    volume = fields["volume"] and f"volume {fields['volume']}"
    return " of ".join(filter(None, [volume, fields["series"]]))


def commas(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def pages_in_words(fields: Fields) -> str:
    pages = fields["pages"]
    return pages and f"page{'s' * (not pages.isdecimal())} {pages}"


def sort_key(title: str) -> str:
    """By what a style sorts and labels a work of nobody's."""
    decomposed = unicodedata.normalize("NFKD", plain(title))
    bare = decomposed.encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[A-Za-z0-9]+", bare)[:4]) or "Untitled"


def set_number(kind: str, fields: Fields) -> None:
    takes_none = fields["volume"] or not fields["series"]
    if kind in IN_SERIES and takes_none:
        fields["issue"] = fields.pop("number")


def set_pages(kind: str, fields: Fields) -> None:
    """The article's number is printed only with how many pages it has, and beside
    pages ACM's style counts them unless they are."""
    counted = fields["numpages"] or number_of_pages(fields["pages"])
    if kind == "misc" and fields["pages"]:
        fields["numpages"] = counted
        if not counted:
            fields["eid"] = fields.pop("pages")
            fields["articleno"] = ""
    elif kind in ("article", "inproceedings") and counted:
        if fields["articleno"]:
            fields["eid"] = ""
        if fields["articleno"] or fields["eid"]:
            fields["numpages"] = counted
    else:
        fields["articleno"] = fields["eid"] = ""


def number_of_pages(pages: str) -> str:
    found = RANGE.fullmatch(pages)
    count = int(found[3]) - int(found[2]) + 1 if found else 0
    return str(count) if count > 0 else ""
