"""Which of BibTeX's classic entry types says all that is known and nothing that isn't.

Styles complain of what a type must have: ACM's wants the city of every publisher.
Where none is to complain, an entry that lacks it becomes the type that needs no more
than there is, in the end @misc, whose `howpublished` prints the same.
"""

from collections.abc import Mapping

from publications.mapping.kinds import KINDS
from publications.models import Appearance, Publication

Kind = Appearance.Kind

# Entry type of a file: the classic one that is meant.
CLASSIC = {
    "article": "article",
    "book": "book",
    "bookinbook": "incollection",
    "booklet": "booklet",
    "collection": "book",
    "conference": "inproceedings",
    "inbook": "inbook",
    "incollection": "incollection",
    "inproceedings": "inproceedings",
    "inreference": "incollection",
    "manual": "manual",
    "mastersthesis": "mastersthesis",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "proceedings",
    "mvreference": "book",
    "phdthesis": "phdthesis",
    "proceedings": "proceedings",
    "reference": "book",
    "suppbook": "incollection",
    "suppcollection": "incollection",
    "suppperiodical": "article",
    "techreport": "techreport",
    "unpublished": "unpublished",
}
OF_KIND = {
    Kind.WORKSHOP: "inproceedings",
    Kind.CONFERENCE: "inproceedings",
    Kind.JOURNAL: "article",
    Kind.BOOK: "book",
    Kind.THESIS: "phdthesis",
    Kind.REPORT: "techreport",
}
# The field that holds the name of the place where a work appeared.
NAME = {
    "article": "journal",
    "book": "publisher",
    "inbook": "publisher",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "manual": "organization",
    "mastersthesis": "school",
    "phdthesis": "school",
    "proceedings": "organization",
    "techreport": "institution",
}
# Without these an entry would not even say where the work is.
ESSENTIAL = {
    "article": {"journal"},
    "inbook": {"publisher"},
    "incollection": {"booktitle"},
    "inproceedings": {"booktitle"},
    "manual": {"organization"},
    "mastersthesis": {"school"},
    "phdthesis": {"school"},
    "techreport": {"institution"},
}
# What a type must have so that none of the common styles complains. `creator` stands
# for authors or else editors, `edited` for editors alone.
IN_A_BOOK = {"author", "booktitle", "publisher", "address", "pages"}
REQUIRED = {
    "article": {"author", "journal", "volume"},
    "book": {"creator", "publisher", "address"},
    "booklet": set(),
    "inbook": {"creator", "publisher", "address", "chapter", "pages"},
    "incollection": IN_A_BOOK,
    "inproceedings": IN_A_BOOK,
    "manual": {"author", "organization"},
    "mastersthesis": {"author", "school"},
    "misc": {"author"},
    "phdthesis": {"author", "school"},
    "proceedings": {"edited"},
    "techreport": {"author", "institution"},
    "unpublished": {"author", "note"},
}
# A booklet is printed and bound “without a named publisher”.
FALLBACKS = {"book": ["proceedings", "booklet"]}
ALWAYS = ["misc", "proceedings", "booklet"]


def wanted_type(work: Publication, appearance: Appearance) -> str:
    """The type of the entry that was imported, unless the kind was changed since."""
    own = appearance.entry_type
    if own in CLASSIC and one_of_two(KINDS[own][1]) == one_of_two(appearance.kind):
        return CLASSIC[own]
    if appearance.kind == Kind.BOOK and work.kind == Publication.Kind.CHAPTER:
        return "incollection"
    return OF_KIND.get(appearance.kind, "misc")


def one_of_two(kind: str) -> str:
    """BibTeX has one type for both."""
    return Kind.CONFERENCE if kind == Kind.WORKSHOP else kind


def true_type(wanted: str, fields: Mapping[str, str]) -> str:
    """What the work is, though a style may miss something."""
    has = {name for name, value in fields.items() if value}
    return wanted if ESSENTIAL.get(wanted, set()) <= has else "misc"


def safe_type(wanted: str, fields: Mapping[str, str]) -> str:
    """The nearest to what the work is of which no style complains."""
    has = {name for name, value in fields.items() if value}
    if "author" not in has and "editor" in has:
        has.add("edited")
    if ("author" in has) is not ("editor" in has):
        has.add("creator")
    candidates = [wanted, *FALLBACKS.get(wanted, []), *ALWAYS]
    return next(kind for kind in candidates if REQUIRED[kind] <= has)
