"""Works in the notations of bibliographies: BibTeX, RIS, CSL-JSON."""

from .bibtex import bibliography, main_entry
from .csl import to_csl
from .ris import to_ris

__all__ = ["bibliography", "main_entry", "to_csl", "to_ris"]
