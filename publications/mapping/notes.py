"""Remarks for readers, without what programs write among them, and awards."""

import re
from collections.abc import Sequence

from .addresses import ACCESSED, told_apart
from .contributions import without_sentences_of_it
from .draft import PersonDraft
from .fields import Fields, to_text
from .identifiers import JUST_ARXIV, JUST_DOI, Identifiers
from .kinds import PATENT

# `annote`, `comment`, `review` and the like hold what owners write to themselves.
NOTES = ["collaboration", "note", "addendum", "additional_info", "pubstate"]
# In al-folio `annotation` is for readers; other programs keep private remarks there.
OF_AL_FOLIO = {
    "abbr", "additional_info", "award", "award_name", "bibtex_show", "preview",
    "selected", "html", "code", "slides", "poster", "supp", "website", "video", "blog",
}  # fmt: skip
SAYING = frozenset([*NOTES, "annotation", "award", "award_name"])
# biblatex's words for `pubstate`.
STATES = {
    "inpress": "in press",
    "inpreparation": "in preparation",
    "prepublished": "published online",
}
AWARD = re.compile(
    r"\b(best|outstanding|distinguished)\b.{0,80}\bpaper\b|\baward\b", re.I
)
# What is longer is a text in which the word happens to stand.
MAX_AWARD = 200
# An “award” that is money: NSF Award 1234567.
FUNDING = re.compile(
    r"\b(supported|funded|funding|grants?)\b|\baward\W+\D{0,5}\d", re.I
)
# What Zotero and Mendeley put there because BibTeX has no field for it, and counts
# of citations ("00012").
OF_PROGRAMS = re.compile(
    r"(?:ISSN|OCLC|PMID|PMCID|Page Version ID|ACM ID|Series Title|Publisher|Number"
    r"|Citation Key Alias|ADS Bibcode|Google-Books-ID|Zbl|MR|Number Of Volumes|ZSCC"
    r"|event-place|Archive Location|_eprint|tex\.[\w.-]+|Container-title|Section"
    r"|original-date|Library Catalog|Accession Number|ArticleType|Version Number"
    r"|ISBN|GSCC|Pages|Volume|Place|eprint|rate|remark|Backup Publisher|DOI|Medium"
    r"|Book Title|Journal Abbreviation|Conference Name)\s*:\s.*|0\d{4}\b.{0,30}"
    r"|(?i:cited by):?\s+\d+\b.*|\[Online; accessed [^\]]*\]"
    r"|(?:\[(?:PubMed|PubMed Central|DOI):[^\]]*\]\s*)+|working paper or preprint"
    r"|(?:Accepted|Last Modified): \d{4}-\d\d-\d\dT\S*"
    # All of a record of PubMed, by EndNote.
    r"|(?:.*\s)?eng\s(?:.*\s)?Journal Article\b.*",
    re.DOTALL,
)


def note_and_award(
    fields: Fields, persons: Sequence[PersonDraft], known: Identifiers
) -> tuple[str, str]:
    """A note that tells of an award is the award; one that explains the marks of
    equal contribution is left to the page, which does so itself."""
    if fields.lacks(SAYING):
        return "", ""
    notes = [note for name in noted(fields) if (note := remark(fields, name, known))]
    if any(person.is_equal for person in persons):
        notes = list(filter(None, map(without_sentences_of_it, notes)))
    award = fields.first("award_name", "award")
    if not award:
        award = next(filter(is_award, notes), "")
        notes = [note for note in notes if note != award]
    return ". ".join([*(note.rstrip(".") for note in notes[:-1]), *notes[-1:]]), award


def noted(fields: Fields) -> list[str]:
    if fields.get("annotation") and not OF_AL_FOLIO.isdisjoint(fields.names()):
        return [*NOTES, "annotation"]
    return NOTES


def remark(fields: Fields, name: str, known: Identifiers) -> str:
    value = fields.get(name)
    if not value:
        return ""
    rest, addresses = told_apart(value)
    said = " ".join(to_text(rest).split()) if addresses else fields.text(name)
    if name == "pubstate":
        said = STATES.get(said, said)
    if name == "collaboration" and "collaboration" not in said.lower():
        said = f"{said} Collaboration"
    return "" if is_told_elsewhere(said, known) else said


def is_told_elsewhere(said: str, known: Identifiers) -> bool:
    return bool(
        OF_PROGRAMS.fullmatch(said)
        or (known.arxiv and JUST_ARXIV.fullmatch(said) and known.arxiv in said)
        or (known.doi and JUST_DOI.fullmatch(said))
        or ACCESSED.fullmatch(said)
        or PATENT.fullmatch(said)
    )


def is_award(note: str) -> bool:
    is_short = len(note) <= MAX_AWARD
    return is_short and bool(AWARD.search(note)) and not FUNDING.search(note)
