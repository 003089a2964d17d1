from dataclasses import dataclass
from enum import Enum

from publications.keeping import digest


class Kind(Enum):
    """What is asked of the records: the word in addresses, and what the owner reads.

    The first three keep a work out of Google Scholar.
    """

    TITLE = "title", "Title without words"
    AUTHOR = "author", "No author"
    YEAR = "year", "No year"
    PDF = "pdf", "PDF that Google Scholar can't take"
    ABSTRACT = "abstract", "No abstract"
    PICTURE = "picture", "No picture"
    WORDS = "words", "Picture without words"
    REPEATED = "repeated", "Link that repeats"
    PDF_NAME = "pdf-name", "PDF link that names no PDF"
    DOI = "doi", "Malformed DOI"
    ARXIV = "arxiv", "Malformed arXiv number"
    PREPRINT = "preprint", "Preprint that came out nowhere"
    NAME = "name", "Name that is none of its author’s"
    SAME_WORK = "same-work", "Works that look the same"
    SAME_AUTHOR = "same-author", "Authors that look like one person"

    def __init__(self, word, label):
        self.word = word
        self.label = label

    @property
    def decides(self):
        """Whether it keeps a work out of Google Scholar for certain."""
        return self in {Kind.TITLE, Kind.AUTHOR, Kind.YEAR}


KINDS = {kind.word: kind for kind in Kind}


@dataclass(frozen=True)
class Finding:
    """What is missing, in words for the owner.

    `place` is the element of the work's form where it is mended. `about` tells it from
    others of its kind, also when it is asked not to be told again. `other` is the
    second of two rows that look like one.
    """

    kind: Kind
    text: str
    place: str = ""
    about: str = ""
    other: int | None = None

    @property
    def decides(self) -> bool:
        return self.kind.decides

    def name(self, work: int | None) -> str:
        """Of it among all of its kind; the same at both works of a pair."""
        if self.kind in {Kind.SAME_WORK, Kind.SAME_AUTHOR}:
            return self.about
        return f"{work} {digest(self.about.encode())}" if self.about else str(work)
