from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What is missing, in words for the owner.

    `place` is the element of the work's form where it is mended. What `decides` keeps
    a work out of Google Scholar for certain; the rest makes it less likely.
    """

    text: str
    place: str = ""
    decides: bool = False
