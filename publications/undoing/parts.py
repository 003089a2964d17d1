"""What the records consist of, part by part: read, and told whether it has changed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db import models

from publications.batches import batches
from publications.fields import RenderedField
from publications.models import (
    Alias,
    Appearance,
    Author,
    Authorship,
    FormerFile,
    FormerSlug,
    Link,
    Publication,
    Topic,
    Venue,
)

Rows = dict[int, list[list[Any]]]


@dataclass(frozen=True)
class Part:
    """Rows of one table that belong together: those of one number in `key`.

    `aside` are columns that say nothing of what a person has typed. Of a part with
    `only`, these columns alone are kept, of rows that are another part's.
    """

    name: str
    model: type[models.Model]
    key: str
    aside: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    order: str = "id"

    @property
    def columns(self) -> list[str]:
        fields = self.model._meta.concrete_fields
        return [f.attname for f in fields if not self.only or f.attname in self.only]

    @property
    def content(self) -> list[str]:
        # Which number a row has in an order says less than the order.
        aside = {"id", self.key, "position", *self.aside}
        fields = self.model._meta.concrete_fields
        made = (f.attname for f in fields if isinstance(f, RenderedField))
        aside.update(made)
        return [name for name in self.columns if name not in aside]

    @property
    def is_alone(self) -> bool:
        """Whether there is one row of each key, or none."""
        return self.key == "id"

    def of(self, keys: Sequence[int]) -> models.QuerySet:
        """The rows of these keys, which are in order; of a new import they are without
        gaps, which is told faster."""
        first, last = keys[0], keys[-1]
        has_gaps = last - first + 1 > len(keys)
        wanted = {"in": keys} if has_gaps else {"gte": first, "lte": last}
        found = {f"{self.key}__{how}": what for how, what in wanted.items()}
        return self.model._default_manager.filter(**found)

    def rows(self, keys: Collection[int], columns: Sequence[str]) -> Rows:
        """By their keys; of each that has none, an empty list."""
        found: Rows = {key: [] for key in keys}
        for key, *row in self.values(keys, columns):
            found[key].append(row)
        return found

    def digests(self, keys: Iterable[int], columns: Sequence[str]) -> dict[int, str]:
        """What tells whether anything in these columns has changed, for each key that
        has rows."""
        texts: dict[int, str] = {}
        for row in self.values(keys, columns):
            texts[row[0]] = texts.get(row[0], "") + repr(row)
        return {
            key: blake2b(text.encode(), digest_size=6).hexdigest()
            for key, text in texts.items()
        }

    def values(self, keys: Iterable[int], columns: Sequence[str]) -> Iterator[Any]:
        for batch in batches(sorted(keys)):
            rows = self.of(batch).order_by(self.key, self.order, "id")
            yield from rows.values_list(self.key, *columns)


def present(model: type[models.Model], keys: Iterable[int]) -> set[int]:
    return {
        pk
        for batch in batches(keys)
        for pk in model._default_manager.filter(pk__in=batch).values_list(
            "pk", flat=True
        )
    }


WORK = Part(
    "work",
    Publication,
    "id",
    # Made of what else there is. (The place on the front page is none of a work's own,
    # either: who moves one there moves all others.)
    aside=("year", "month", "day", "thumbnail_sizes", "created", "modified"),
)
TOPICS = Part("topics", Publication.topics.through, "publication_id", order="topic_id")
PEOPLE = Part("people", Authorship, "publication_id", order="position")
PLACES = Part(
    "places",
    Appearance,
    "publication_id",
    # What only imports write: they tell of themselves.
    aside=("bibtex", "imported", "entry_type", "fields", "content_hash", "imported_at"),
    order="position",
)
LINKS = Part("links", Link, "publication_id", order="position")
# They follow from changes of links, which tell of themselves.
FILES = Part("files", FormerFile, "publication_id", aside=("name", "link_id"))
WORK_SLUGS = Part(
    "work_slugs", FormerSlug, "publication_id", aside=("author_id",), order="slug"
)
# What the imports of a work remember of its people, among other things.
MEMORIES = Part(
    "memories",
    Appearance,
    "publication_id",
    aside=("imported",),
    only=("id", "imported"),
)
AUTHOR = Part("author", Author, "id")
ALIASES = Part("aliases", Alias, "author_id", order="name")
AUTHOR_SLUGS = Part(
    "author_slugs", FormerSlug, "author_id", aside=("publication_id",), order="slug"
)
VENUE = Part("venue", Venue, "id")
TOPIC = Part("topic", Topic, "id")

# In the order in which they can be written: a row after those it points to.
PARTS = {
    part.name: part
    for part in (
        *(AUTHOR, VENUE, TOPIC, WORK),
        *(ALIASES, AUTHOR_SLUGS, WORK_SLUGS),
        *(TOPICS, PEOPLE, PLACES, MEMORIES, LINKS, FILES),
    )
}
# A thing that a person knows, and its parts. `people` are those of a work alone.
THINGS = {
    "work": (WORK, TOPICS, PEOPLE, PLACES, LINKS, FILES, WORK_SLUGS),
    "people": (PEOPLE, MEMORIES),
    "author": (AUTHOR, ALIASES, AUTHOR_SLUGS),
    "venue": (VENUE,),
    "topic": (TOPIC,),
}


def things_with(part: Part) -> list[str]:
    return [thing for thing, parts in THINGS.items() if part in parts]
