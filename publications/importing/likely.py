"""Works that an entry may belong to, by evidence too weak to join them unasked."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from publications.identifiers import normal_isbn
from publications.mapping import Draft
from publications.models import Publication

from .evidence import WITH_ISBN
from .known import Known
from .namesakes import is_final
from .titles import are_close, main_title, title_words

THESIS = Publication.Kind.THESIS
# Of the longest words of two close titles, so many are the same in both.
TELLING = 3


class Likely:
    """Works by what is left of a title when some of it is changed."""

    def __init__(self, works: Iterable[Known]):
        self.by_mark: dict[Hashable, dict[Known, None]] = defaultdict(dict)
        for known in works:
            self.add(known)

    def add(self, known: Known) -> None:
        for mark in marks(known.title):
            self.by_mark[mark][known] = None

    def find(self, draft: Draft, keys: tuple[str, ...]) -> list[Known]:
        marked = (self.by_mark.get(mark, {}) for mark in marks(draft.title))
        found = dict.fromkeys(known for works in marked for known in works)
        return [known for known in found if is_likely(known, draft, keys)]


def marks(title: str) -> Iterator[Hashable]:
    words = title_words(title)
    yield words.replace(" ", "")
    if main := main_title(title):
        yield title_words(main).replace(" ", "")
    longest = sorted(set(words.split()), key=lambda word: (-len(word), word))
    # One word more, less or other leaves three of the four longest.
    for some in combinations(longest[: TELLING + 1], TELLING):
        yield hash(some)


def is_likely(known: Known, draft: Draft, keys: tuple[str, ...]) -> bool:
    return (
        not set(keys).isdisjoint(known.keys)
        and is_near(known, draft)
        and not is_paper_of_thesis(known, draft, keys)
        and not has_other_number(known, draft)
        and are_close(known.title, draft.title)
    )


def is_near(known: Known, draft: Draft) -> bool:
    """In time: a preprint comes out in the year before the paper, or an entry of the
    two has no year."""
    years = {there.year for there in known.appearances()} - {None}
    year = draft.year
    return not years or year is None or any(abs(year - y) <= 1 for y in years)


def is_paper_of_thesis(known: Known, draft: Draft, keys: tuple[str, ...]) -> bool:
    """A thesis and a paper from it are two works of one title."""
    is_thesis = THESIS in (known.kind, draft.work_kind)
    return is_thesis and (known.kind != draft.work_kind or known.keys != keys)


def has_other_number(known: Known, draft: Draft) -> bool:
    """Whether publishers tell the two apart."""
    dois = {there.doi for there in known.appearances() if is_final(there.doi)}
    if dois and is_final(draft.doi) and draft.doi not in dois:
        return True
    if not {known.kind, draft.work_kind} <= WITH_ISBN:
        return False
    isbns = {normal_isbn(there.isbn) for there in known.appearances()} - {""}
    isbn = normal_isbn(draft.isbn)
    return bool(isbns and isbn) and isbn not in isbns
