"""Holds a BibTeX file against what the site has of it."""
