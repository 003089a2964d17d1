"""BibTeX, RIS, CSL-JSON, and references as the common styles write them."""

from .bibtex import bibliography, bibtex_parts, main_entry
from .csl import csl_parts, to_csl
from .references import STYLES, Reference, reference, references
from .ris import ris_parts, to_ris

__all__ = [
    "STYLES",
    "Reference",
    "bibliography",
    "bibtex_parts",
    "csl_parts",
    "main_entry",
    "reference",
    "references",
    "ris_parts",
    "to_csl",
    "to_ris",
]
