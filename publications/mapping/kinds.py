"""What a BibTeX or biblatex entry type is among our kinds."""

import re

from publications.bibtex import Entry

# Entry type: (kind of the work, kind of the place where it appeared).
KINDS = {
    "article": ("journal", "journal"),
    "artwork": ("other", "other"),
    "audio": ("other", "other"),
    "bachelorthesis": ("thesis", "thesis"),
    "bachelorsthesis": ("thesis", "thesis"),
    "book": ("book", "book"),
    "bookinbook": ("chapter", "book"),
    "booklet": ("book", "book"),
    "collection": ("book", "book"),
    "conference": ("conference", "conference"),
    "dataset": ("dataset", "other"),
    "electronic": ("other", "other"),
    "inbook": ("chapter", "book"),
    "incollection": ("chapter", "book"),
    "inproceedings": ("conference", "conference"),
    "inreference": ("chapter", "book"),
    "manual": ("report", "report"),
    "mastersthesis": ("thesis", "thesis"),
    "misc": ("other", "other"),
    "movie": ("other", "other"),
    "mvbook": ("book", "book"),
    "mvcollection": ("book", "book"),
    "mvproceedings": ("book", "book"),
    "mvreference": ("book", "book"),
    "online": ("other", "other"),
    "patent": ("patent", "other"),
    "periodical": ("journal", "journal"),
    "phdthesis": ("thesis", "thesis"),
    "preprint": ("preprint", "preprint"),
    "presentation": ("talk", "other"),
    "proceedings": ("book", "book"),
    "project": ("project", "other"),
    "reference": ("book", "book"),
    "report": ("report", "report"),
    "software": ("software", "other"),
    "suppbook": ("chapter", "book"),
    "suppcollection": ("chapter", "book"),
    "suppperiodical": ("journal", "journal"),
    "talk": ("talk", "other"),
    "techreport": ("report", "report"),
    "thesis": ("thesis", "thesis"),
    "unpublished": ("other", "other"),
    "video": ("other", "other"),
    "www": ("other", "other"),
}
# A preprint may be entered under any of these, with its server as the journal.
MAY_BE_PREPRINT = {"article", "electronic", "misc", "online", "unpublished"}
SERVER = re.compile(r"\barxiv\b|\bcorr\b|\bbiorxiv\b|\bmedrxiv\b|\bpreprint\b", re.I)
WORKSHOP = re.compile(r"\bworkshops?\b", re.I)


def kinds(entry: Entry, venue: str, arxiv: str) -> tuple[str, str]:
    """The kinds of the work and of the place, "other" for an unknown type."""
    if is_preprint(entry, venue, arxiv):
        return "preprint", "preprint"
    work, place = KINDS.get(entry.kind, ("other", "other"))
    if work == "conference" and WORKSHOP.search(venue):
        return "workshop", "workshop"
    return work, place


def is_known(entry: Entry) -> bool:
    return entry.kind in KINDS


def is_preprint(entry: Entry, venue: str, arxiv: str) -> bool:
    if entry.kind not in MAY_BE_PREPRINT:
        return entry.kind == "preprint"
    if venue:
        return bool(SERVER.search(venue))
    return bool(arxiv)
