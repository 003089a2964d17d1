"""Where which words stand, as the search of a server has them.

The words of all works are one long row. A word's places in it are kept as steps from
the one before.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from publications.batches import batches
from publications.listing.choice import MAX_TYPED
from publications.searching import words
from publications.searching.documents import documents
from publications.searching.queries import MAX_WORDS
from publications.slugs import SPELT_OUT

# Of one file, in signs: a search for a word loads one or two of them.
SIZE = 60_000

Steps = dict[str, list[int]]


def rules() -> dict:
    """What a script must know to read what is typed as a server does."""
    return {
        "dropped": words.DROPPED.pattern,
        "unspaced": f"[{words.UNSPACED}]",
        "speltOut": spelt(SPELT_OUT),
        "umlauts": spelt(words.UMLAUTS),
        "signs": MAX_TYPED,
        "words": MAX_WORDS,
    }


def spelt(table: Mapping[int, str]) -> dict[str, str]:
    return {chr(code): text for code, text in table.items()}


def placed(works: Sequence[int]) -> tuple[list[int], dict[str, array]]:
    """How many words each work has, and the places of each word."""
    lengths: list[int] = []
    places: dict[str, array] = defaultdict(lambda: array("I"))
    start = 0
    for batch in batches(works):
        texts = dict(documents(batch))
        for work in batch:
            found = texts[work].split()
            for place, word in enumerate(found, start):
                places[word].append(place)
            lengths.append(len(found))
            # One place is left free, so that no two words of two works are neighbours.
            start += len(found) + 1
    return lengths, places


def parts(places: Mapping[str, array]) -> Iterator[Steps]:
    """In the order in which JavaScript sorts."""
    part: Steps = {}
    size = 0
    for word in sorted(places, key=utf16):
        steps = [after - before for before, after in pairwise([0, *places[word]])]
        # A step is seldom longer, with its comma.
        length = len(word) + 4 * len(steps)
        if part and size + length > SIZE:
            yield part
            part, size = {}, 0
        part[word] = steps
        size += length
    if part:
        yield part


def utf16(word: str) -> bytes:
    return word.encode("utf-16-be")
