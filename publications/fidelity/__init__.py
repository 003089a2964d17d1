"""Holds a BibTeX file against what the site has of it, value by value.

It reads only, and knows nothing of what the import remembers, so that it can find
faults of the import, too.
"""

from .checking import check
from .report import Difference, Entry, Fidelity

__all__ = ["Difference", "Entry", "Fidelity", "check"]
