"""One work in the formats of reference managers: BibTeX, RIS, CSL-JSON."""
