"""What RIS and CSL-JSON ask of a record alike."""

import re
from typing import NamedTuple

from publications.models import Appearance, Publication

from .citation import Citation

Kind = Publication.Kind

# Kinds of a work that are more than the place where it came out.
OF_WORK = {
    Kind.CHAPTER, Kind.PATENT, Kind.DATASET, Kind.SOFTWARE, Kind.TALK, Kind.PROJECT
}  # fmt: skip
PAGES = re.compile(r"\s*([^–\s-]+)\s*[–-]+\s*([^–\s-]+)\s*")


class Pages(NamedTuple):
    first: str
    last: str = ""


def kind_of(citation: Citation) -> str:
    """The work's own kind where it says more than that of the place."""
    if citation.work.kind in OF_WORK:
        return citation.work.kind
    return citation.appearance.kind


def page_range(text: str) -> Pages:
    found = PAGES.fullmatch(text)
    return Pages(*found.groups()) if found else Pages(text)


def date_parts(appearance: Appearance) -> list[int]:
    parts = [appearance.year, appearance.month, appearance.day]
    return parts[: parts.index(None)] if None in parts else parts


def sort_and_place(appearance: Appearance) -> tuple[str, str]:
    """PhD thesis, University of Rome: two things to a reference manager."""
    sort, comma, place = appearance.full_name().partition(", ")
    return (sort, place) if comma else ("", sort)
