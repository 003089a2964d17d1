"""The links of an entry among those of its work, which other entries share."""

from collections.abc import Iterator, Sequence

from publications.mapping import Draft, LinkDraft
from publications.models import Link, Publication

from .report import Difference

NO_FILE = "the file was not found at the import"
SAME_ADDRESS = "the work has the address once"


def link_differences(
    draft: Draft, work: Publication, siblings: Sequence[Draft], is_alone: bool
) -> Iterator[Difference]:
    rows = list(work.links.all())
    places = [place_of(link, rows) for link in draft.links]
    for link, place in zip(draft.links, places, strict=True):
        if place is None:
            yield missing(link, rows)
    found = [place for place in places if place is not None]
    if found != sorted(found):
        said = [in_words(link) for link in draft.links]
        there = [row_in_words(rows[place]) for place in sorted(found)]
        yield Difference("links", "; ".join(said), "; ".join(there), "another order")
    known = [place_of(link, rows) for other in siblings for link in other.links]
    addresses = {link.target for other in siblings for link in other.links}
    for number, row in enumerate(rows):
        is_other = number not in known and row.url not in addresses
        if is_alone and is_other:
            yield Difference("links", "", row_in_words(row))


def place_of(link: LinkDraft, rows: Sequence[Link]) -> int | None:
    """A file has another name on the site: it is known by what it is."""
    for number, row in enumerate(rows):
        is_same = bool(row.file) if link.is_file else row.url == link.target
        if is_same and (row.kind, row.label) == (link.kind, link.label[:100]):
            return number
    return None


def missing(link: LinkDraft, rows: Sequence[Link]) -> Difference:
    same = next((row for row in rows if row.url and row.url == link.target), None)
    if same:
        return Difference("links", in_words(link), row_in_words(same), SAME_ADDRESS)
    return Difference("links", in_words(link), "", NO_FILE if link.is_file else "")


def in_words(link: LinkDraft) -> str:
    return f"{link.label or link.kind}: {link.target}"


def row_in_words(row: Link) -> str:
    return f"{row.label or row.kind}: {row.url or row.file.name}"
