"""Dublin Core, for works that may not have Highwire's tags.

Where both stand on a page, Highwire's win; alone, it keeps for reference managers who
wrote what, and where it is to appear.
"""

from collections.abc import Iterator

from publications.citing.citation import Citation

from .kinds import ZOTERO, described_kind
from .names import inverted
from .places import place_of
from .texts import date_of, language_of, title_of


def dublin_core(citation: Citation) -> Iterator[tuple[str, str]]:
    work, appearance, place = citation.work, citation.appearance, place_of(citation)
    yield "DC.type", ZOTERO[described_kind(citation)]
    yield "DC.title", title_of(work)
    for name in citation.names("author"):
        yield "DC.creator", inverted(name)
    yield "DC.date", date_of(appearance, "-")
    yield "DC.source", place.container
    yield "DC.publisher", place.institution or place.publisher
    yield "DC.identifier", appearance.doi and f"doi:{appearance.doi}"
    yield "DC.language", language_of(work)
