"""Clean BibTeX: classic types, in ASCII where LaTeX has a form, nothing private."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from publications.bibtex import write_entry
from publications.models import Publication
from publications.recalling import recalled

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


def bibliography(
    publications: Iterable[Publication], *, for_any_style: bool = False
) -> str:
    """One entry for each appearance, those of one work together, best one first.

    Each has the type that it is; or, `for_any_style`, the nearest one of which no
    journal's style complains.
    """
    return "".join(bibtex_parts(publications, for_any_style=for_any_style))


def bibtex_parts(
    publications: Iterable[Publication], *, for_any_style: bool = False
) -> Iterator[str]:
    """The same, one entry after the other."""
    gap = ""
    for citation in citations(publications):
        yield gap + entry(citation, for_any_style=for_any_style)
        gap = "\n"


def main_entry(work: Publication) -> str:
    """That of its main appearance, with which its bibliography begins."""
    return entry(next(citations([work])), for_any_style=False)


def entry(citation: Citation, *, for_any_style: bool = False) -> str:
    name = (entry, citation.work.pk, citation.appearance.pk, citation.key)
    make = partial(written, citation, for_any_style=for_any_style)
    return recalled((*name, for_any_style), make)


def written(citation: Citation, *, for_any_style: bool) -> str:
    source = Source(citation.appearance)
    found = values(citation, source)
    kind, fields = shaped(citation, found, for_any_style=for_any_style)
    empty = MAY_BE_EMPTY.get(kind, "") if for_any_style else ""
    return write_entry(kind, citation.key, in_order(fields, empty))


def in_order(fields: Mapping[str, str], empty: str) -> Iterator[tuple[str, str]]:
    for name in ORDER:
        value = fields.get(name, "")
        if value or name == empty:
            yield name, value
