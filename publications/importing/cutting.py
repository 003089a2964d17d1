"""What of an entry is longer than the records hold, to be said in its line."""

from collections.abc import Iterator

from publications.mapping import Draft
from publications.models import (
    Appearance,
    Author,
    Authorship,
    Link,
    Publication,
    Topic,
    Venue,
)

from .values import PLACE, RENAMED, WORK, label, length_of

WORDS = [name for name in WORK if name not in ("is_selected", "and_others")]
PARTS = ("given_name", "particle", "family_name", "suffix", "literal")


def cut(draft: Draft) -> Iterator[str]:
    """A sentence for each value that `fitted` makes shorter."""
    for name, value, limit in values(draft):
        if limit and len(value) > limit:
            yield (
                f"{name} is cut: of {len(value):,} characters {limit:,} fit; its "
                "BibTeX keeps all of them"
            )


def values(draft: Draft) -> Iterator[tuple[str, str, int | None]]:
    for name in ("title", *WORDS):
        limit = length_of(Publication, RENAMED.get(name, name))
        yield label(name), getattr(draft, name), limit
    for name in PLACE:
        value = getattr(draft, name)
        if isinstance(value, str):
            yield label(name), value, length_of(Appearance, name)
    yield "venue", draft.venue, length_of(Venue, "name")
    yield "short venue", draft.venue_short, length_of(Venue, "short_name")
    for topic in draft.topics:
        yield "topic", topic, length_of(Topic, "name")
    for link in draft.links:
        yield "label of a link", link.label, length_of(Link, "label")
    for person in draft.people:
        yield "printed name", person.name, length_of(Authorship, "name")
        for part in PARTS:
            yield "name of a person", getattr(person, part), length_of(Author, part)
