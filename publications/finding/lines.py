"""The works as they stand in the list, some in a file."""

from collections.abc import Iterator, Sequence

from publications.batches import batches
from publications.listing.groups import Line
from publications.listing.lines import all_drawn
from publications.reading import reading

# A page of a hundred works found far apart loads as many files, of which it shows one
# line each: larger ones would make it slow, smaller ones be too many.
FOLD = 10
# As those of the list are.
LEVEL = 3


def folds(works: Sequence[int]) -> Iterator[str]:
    """`works` by their numbers."""
    for batch in batches(works):
        rows = reading().works(batch)
        for start in range(0, len(batch), FOLD):
            lines = [Line(rows[work]) for work in batch[start : start + FOLD]]
            yield "".join(all_drawn(lines, LEVEL))
