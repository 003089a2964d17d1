"""BibTeX entries to drafts in our words: nothing else knows both vocabularies."""

from .draft import Draft, LinkDraft, PersonDraft
from .entries import to_draft
from .links import picture_of
from .people import people_of
from .reading import ReadEntry, Reading, read_drafts

__all__ = [
    "Draft",
    "LinkDraft",
    "PersonDraft",
    "ReadEntry",
    "Reading",
    "people_of",
    "picture_of",
    "read_drafts",
    "to_draft",
]
