"""What a visitor has typed, as words; whatever it looks like, it is nothing else."""

from .words import Words, writings

# More would only cost time: nobody types as much, and a title is found by less.
MAX_LENGTH = 1000
MAX_WORDS = 40

# Each word as it may be written.
Query = list[list[Words]]


def read(typed: str) -> Query:
    found = (list(filter(None, writings(w))) for w in typed[:MAX_LENGTH].split())
    return list({str(word): word for word in found if word}.values())[:MAX_WORDS]
