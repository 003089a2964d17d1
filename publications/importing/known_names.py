"""All names of the registry and of a run, and whom each can mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from publications.models import Author

from .namebook import Namebook, Spelling
from .names import Names, fullest
from .umlauts import Umlauts


class KnownNames:
    """They are to be told before anything is asked, as all of them count."""

    def __init__(self):
        self.authors: dict[Names, list[Author]] = defaultdict(list)
        self.spellings: dict[Names, Spelling] = {}

    def add(self, names: Iterable[Names]) -> None:
        for name in names:
            self.authors.setdefault(name, [])

    def spelling(self, names: Names) -> Spelling:
        if names not in self.spellings:
            self.spellings[names] = self.umlauts.spelling(names)
        return self.spellings[names]

    def near(self, names: Names) -> Iterator[Spelling]:
        """All spellings that agree with this one, sure or not."""
        return self.book.near(self.spelling(names))

    def same(self, names: Names) -> list[Spelling]:
        """All spellings that surely mean the same person."""
        return self.book.spellings_of(self.spelling(names))

    @cached_property
    def umlauts(self) -> Umlauts:
        return Umlauts(self.authors)

    @cached_property
    def printed(self) -> dict[Spelling, Names]:
        """All spellings, each with the best printed of its names."""
        found: dict[Spelling, Names] = {}
        for names in self.authors:
            if not names.literal:
                spelling = self.spelling(names)
                other = found.get(spelling)
                found[spelling] = fullest([names, other]) if other else names
        return found

    @cached_property
    def book(self) -> Namebook:
        return Namebook(self.printed)

    @cached_property
    def authors_of(self) -> dict[Spelling, list[Author]]:
        found: dict[Spelling, list[Author]] = defaultdict(list)
        for names, authors in self.authors.items():
            if authors and not names.literal:
                found[self.spelling(names)] += authors
        return found

    def authors_by(self, names: Names) -> list[tuple[Spelling, Author]]:
        return [
            (spelling, author)
            for spelling in self.same(names)
            for author in self.authors_of.get(spelling, ())
        ]

    def put(self, names: Names, author: Author) -> None:
        """A new author under one more name, after all the others."""
        if not names.literal:
            self.authors_of[self.spelling(names)].append(author)

    def fullest(self, names: Names) -> Names:
        """The fullest name of the same person, of those that belong to no author."""
        same = [s for s in self.same(names) if s not in self.authors_of]
        others = (self.printed[s] for s in same if s in self.printed)
        return fullest(list(dict.fromkeys([names, *others])))
