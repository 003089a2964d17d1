"""The site as files, for a server that only hands them out.

Every page is asked for as a visitor would (`walk`), what it leads to is found in it
(`markup`), and the files are put into a folder (`folder`) all at once.
"""

from .folder import Folder, FolderError
from .packing import packed
from .place import Place
from .start import former_addresses, has_cards, seeds
from .tidying import rarely_tidied
from .walk import HOST, Walk

__all__ = [
    "HOST",
    "Folder",
    "FolderError",
    "Place",
    "Walk",
    "former_addresses",
    "has_cards",
    "packed",
    "rarely_tidied",
    "seeds",
]
