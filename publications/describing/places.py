"""Where a work appeared, told apart into what each vocabulary asks for."""

from typing import NamedTuple

from publications.citing.citation import Citation
from publications.citing.facts import sort_and_place
from publications.models import Publication

from .kinds import described_kind
from .texts import words

Kind = Publication.Kind
PAPERS = {Kind.CONFERENCE, Kind.WORKSHOP}
# Those of a sort (PhD thesis), by an institution.
SORTED = {Kind.THESIS, Kind.REPORT, Kind.PATENT}
CONTAINED = {Kind.JOURNAL, Kind.CHAPTER}


class Place(NamedTuple):
    """`container`: the journal, proceedings or book; `sort`: PhD thesis."""

    container: str = ""
    meeting: str = ""
    publisher: str = ""
    institution: str = ""
    sort: str = ""
    version: str = ""


def place_of(citation: Citation) -> Place:
    kind, appearance = described_kind(citation), citation.appearance
    name, publisher = words(appearance.full_name()), words(appearance.publisher)
    if kind in PAPERS:
        return Place(container=name, meeting=meeting(citation), publisher=publisher)
    if kind == Kind.TALK:
        return Place(meeting=name, sort=citation.text("type"))
    if kind in CONTAINED:
        return Place(container=name, publisher=publisher)
    if kind in SORTED:
        sort, institution = sort_and_place(appearance)
        return Place(institution=words(institution) or publisher, sort=words(sort))
    if kind == Kind.PREPRINT and appearance.arxiv:
        return Place(publisher=name or "arXiv")
    return of_publisher(citation)


def meeting(citation: Citation) -> str:
    """The records keep one name; biblatex may tell the event from its proceedings."""
    return words(citation.text("eventtitle") or citation.appearance.full_name())


def of_publisher(citation: Citation) -> Place:
    """Software's place begins with its version: version 2.1, Zenodo."""
    appearance, version = citation.appearance, citation.text("version")
    name = words(appearance.full_name())
    before, comma, after = name.partition(", ")
    if version and version in before:
        name = after
    publisher = words(appearance.publisher)
    return Place(publisher=publisher or name, version=version)
