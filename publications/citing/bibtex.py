"""Clean BibTeX: for any style, in ASCII where LaTeX has a form, nothing private."""

from collections.abc import Iterable, Iterator, Mapping

from publications.bibtex import write_entry
from publications.models import Publication

from .citation import Citation, citations
from .shapes import shaped
from .source import Source
from .values import values

ORDER = """
    key author editor title booktitle journal school institution organization
    howpublished series edition chapter type volume number issue articleno eid pages
    numpages publisher address location year month day doi url urldate eprint
    archiveprefix eprinttype primaryclass isbn issn language version advisor mentor note
""".split()
# An empty field that BibTeX knows to be empty, not forgotten.
MAY_BE_EMPTY = {"article": "pages"}


def bibliography(publications: Iterable[Publication]) -> str:
    """One entry for each appearance, those of one work together, best one first."""
    return "\n".join(map(entry, citations(publications)))


def entry(citation: Citation) -> str:
    source = Source(citation.appearance)
    kind, fields = shaped(citation, values(citation, source))
    return write_entry(kind, citation.key, in_order(kind, fields))


def in_order(kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ORDER:
        value = fields.get(name, "")
        if value or name == MAY_BE_EMPTY.get(kind):
            yield name, value
