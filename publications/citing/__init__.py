"""Works in the notations of bibliographies: BibTeX, RIS, CSL-JSON."""

from .bibtex import bibliography
from .csl import to_csl
from .ris import to_ris

__all__ = ["bibliography", "to_csl", "to_ris"]
