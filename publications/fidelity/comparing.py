"""One entry against its appearance and work: each value in the words of the records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from publications.mapping import Draft
from publications.models import Appearance, Publication

from .links import link_differences
from .report import Difference

# Field of the report: names in the draft, of which all are columns of the record.
WORK = {
    "title": "title",
    "abstract": "abstract",
    "description": "description",
    "award": "award",
    "language": "language",
    "selected": "is_selected",
    "picture in words": "picture_alt",
}
PLACE = {
    "venue": "name",
    "city": "place",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "publisher": "publisher",
    "note": "note",
    "DOI": "doi",
    "arXiv": "arxiv",
    "ISBN": "isbn",
    "ISSN": "issn",
}
COLUMNS = {"picture_alt": "thumbnail_alt"}
FIELDS = (
    *("title", "people", "equal contribution", "and others", "date"),
    *PLACE,
    *("short venue", "links", "topics", "abstract", "description", "award"),
    *("language", "selected", "picture in words"),
)
# Why a work may say otherwise than one of its entries.
MERGED = "so in another entry of the same work"
CUT = "cut to the length that the site can hold"
NAMELESS = "Untitled"


@dataclass
class Pair:
    """A draft and where it is; `siblings` are all drafts of the same work."""

    draft: Draft
    place: Appearance
    work: Publication
    siblings: Sequence[Draft]

    def differences(self) -> Iterator[Difference]:
        yield from self.of_columns()
        yield from self.of_people()
        yield from self.of_date()
        yield from self.of_venue()
        yield from self.of_topics()
        yield from link_differences(self.draft, self.work, self.siblings, self.is_alone)

    @property
    def is_alone(self) -> bool:
        """Whether no entry of another file has a part in the work."""
        return len(self.work.appearances.all()) <= len(self.siblings)

    def of_columns(self) -> Iterator[Difference]:
        for field, name in PLACE.items():
            yield from self.unequal(
                field, getattr(self.draft, name), getattr(self.place, name)
            )
        for field, name in WORK.items():
            there = getattr(self.work, COLUMNS.get(name, name))
            if not (field == "title" and self.is_nameless(there)):
                said = [getattr(draft, name) for draft in self.others()]
                yield from self.unequal(field, getattr(self.draft, name), there, said)

    def is_nameless(self, title: str) -> bool:
        """A work without a title is called by its key."""
        keys = (draft.key for draft in self.siblings)
        return not self.draft.title and title in (*keys, NAMELESS)

    def others(self) -> list[Draft]:
        return [draft for draft in self.siblings if draft is not self.draft]

    def of_people(self) -> Iterator[Difference]:
        rows = list(self.work.authorships.all())
        others = [names(draft) for draft in self.others()]
        there = [(row.role, str(row)) for row in rows]
        yield from self.unequal("people", names(self.draft), there, others)
        marked = [equal(draft) for draft in self.others()]
        equal_there = [str(row) for row in rows if row.is_equal]
        is_known = "equal contribution"
        yield from self.unequal(is_known, equal(self.draft), equal_there, marked)
        flags = [draft.and_others for draft in self.others()]
        flag = self.draft.and_others
        yield from self.unequal("and others", flag, self.work.and_others, flags)

    def of_date(self) -> Iterator[Difference]:
        yield from self.unequal("date", date(self.draft), date(self.place))

    def of_venue(self) -> Iterator[Difference]:
        """Under either of its names a venue is the same."""
        there = self.place.venue
        venues = [there.name, there.short_name] if there else [""]
        if self.draft.venue.casefold() not in map(str.casefold, venues):
            yield from self.unequal("short venue", self.draft.venue, venues[-1])

    def of_topics(self) -> Iterator[Difference]:
        there = {topic.name.casefold(): topic.name for topic in self.work.topics.all()}
        own = {topic.casefold(): topic for topic in self.draft.topics}
        for topic in own.keys() - there.keys():
            why = (
                CUT if any(is_cut(own[topic], name) for name in there.values()) else ""
            )
            yield Difference("topics", own[topic], "", why)
        said = {topic.casefold() for d in self.siblings for topic in d.topics}
        cut = {name for name in there if any(is_cut(word, name) for word in said)}
        if self.is_alone:
            for topic in there.keys() - said - cut:
                yield Difference("topics", "", there[topic])

    def unequal(
        self, field: str, mine: Any, there: Any, others: Sequence[Any] = ()
    ) -> Iterator[Difference]:
        if mine == there:
            return
        why = ""
        if is_cut(mine, there):
            why = CUT
        elif there in others or any(is_cut(other, there) for other in others):
            why = MERGED
        yield Difference(field, in_words(mine), in_words(there), why)


def names(draft: Draft) -> list[tuple[str, str]]:
    return [(person.role, person.name) for person in draft.people]


def equal(draft: Draft) -> list[str]:
    return [person.name for person in draft.people if person.is_equal]


def date(dated: Any) -> tuple[Any, ...]:
    return dated.year, dated.month, dated.day, dated.date_text


def is_cut(mine: Any, there: Any) -> bool:
    if isinstance(mine, list) and isinstance(there, list):
        pairs = list(zip(mine, there, strict=False))
        return len(mine) == len(there) and all(a == b or is_cut(a, b) for a, b in pairs)
    if isinstance(mine, tuple) and isinstance(there, tuple):
        return mine[:-1] == there[:-1] and is_cut(mine[-1], there[-1])
    is_text = isinstance(mine, str) and isinstance(there, str)
    return is_text and there.endswith("…") and mine.startswith(there[:-1])


def in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value if part not in (None, "", "author"))
    return str(value)
