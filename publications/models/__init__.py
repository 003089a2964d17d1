"""The records. One work is one Publication, in however many places it appeared."""

from .appearance import Appearance, Venue
from .author import Alias, Author
from .authorship import Authorship
from .deed import Deed
from .former_slug import FormerSlug
from .import_run import ImportRun, SourceFile
from .link import FormerFile, Link
from .preview_link import PreviewLink
from .publication import Publication, Topic
from .silence import Silence
from .waiting_import import WaitingFile, WaitingImport

__all__ = [
    "Alias",
    "Appearance",
    "Author",
    "Authorship",
    "Deed",
    "FormerFile",
    "FormerSlug",
    "ImportRun",
    "Link",
    "PreviewLink",
    "Publication",
    "Silence",
    "SourceFile",
    "Topic",
    "Venue",
    "WaitingFile",
    "WaitingImport",
]
