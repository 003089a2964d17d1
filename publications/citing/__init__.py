"""BibTeX, RIS, CSL-JSON, and references as the common styles write them."""

from .bibtex import bibliography, main_entry
from .csl import to_csl
from .references import STYLES, Reference, reference, references
from .ris import to_ris

__all__ = [
    "STYLES",
    "Reference",
    "bibliography",
    "main_entry",
    "reference",
    "references",
    "to_csl",
    "to_ris",
]
