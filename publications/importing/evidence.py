"""The marks by which an entry and a work are the same beyond doubt."""

from collections.abc import Hashable, Iterator

from publications.identifiers import normal_isbn
from publications.mapping import Draft
from publications.models import Publication

from .known import EDITOR, Known, Row
from .titles import is_telling, title_words

# An ISBN is that of the whole: chapters and papers carry their book's.
WITH_ISBN = {
    Publication.Kind.BOOK,
    Publication.Kind.THESIS,
    Publication.Kind.REPORT,
}


def marks_of_work(known: Known) -> Iterator[Hashable]:
    for there in known.appearances():
        yield from identifier_marks(there, known.kind)
        titles = {known.title, there.title} if isinstance(there, Row) else {known.title}
        for title in titles - {""}:
            yield from title_marks(title, known.keys, there)


def marks_of_draft(draft: Draft, keys: tuple[str, ...]) -> Iterator[Hashable]:
    yield from identifier_marks(draft, draft.work_kind)
    yield from title_marks(draft.title, keys, draft)


def identifier_marks(there, kind: str) -> Iterator[Hashable]:
    if there.doi:
        yield "doi", there.doi
    if there.arxiv:
        yield "arxiv", there.arxiv
    if there.isbn and kind in WITH_ISBN and (isbn := normal_isbn(there.isbn)):
        yield "isbn", isbn


def title_marks(title: str, keys: tuple[str, ...], there) -> Iterator[Hashable]:
    """Title and authors. Short titles return (“Editorial”, “Preface”), and proceedings
    every year, so that these have to agree in when and where, too."""
    words = title_words(title)
    title, people = words.replace(" ", ""), tuple(sorted(keys))
    if not keys or not title:
        return
    if not is_telling(words):
        if there.year:
            name = title_words(there.name)
            yield "title", title, people, there.year, there.kind, name
    elif keys[0].startswith(EDITOR):
        yield "title", title, people, there.year
    else:
        yield "title", title, people


def shortened_mark(title: str, keys: tuple[str, ...]) -> Hashable | None:
    """For lists of authors that break off: the title, and who comes first."""
    words = title_words(title)
    return (words, keys[0]) if keys and is_telling(words) else None


def is_shortened(known: Known, keys: tuple[str, ...], and_others: bool) -> bool:
    """Whether one list of authors is the beginning of the other, and says so."""
    return (and_others and known.keys[: len(keys)] == keys) or (
        known.and_others and keys[: len(known.keys)] == known.keys
    )
