"""By what a list can be narrowed, and how many works there are of each.

The numbers are those of a click: all that is chosen counts, but for what the click
would replace.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from publications.models import Author, Authorship, Publication, Topic

from .choice import WITHOUT, Choice
from .groups import KIND, TOPIC, YEAR

# So many topics or authors are seen at once, and so many when the rest is unfolded.
SHOWN = 4
LISTED = 48
# Years and kinds are shorter.
SHOWN_WORDS = 8


@dataclass(frozen=True)
class Value:
    text: str
    count: int
    # Chooses it; or, where it is chosen, leaves it again.
    query: str
    is_chosen: bool
    # Of the page of an author who is chosen.
    address: str = ""


@dataclass
class Facet:
    name: str
    label: str | Promise
    values: list[Value] = field(default_factory=list)
    # There are more than are listed.
    has_more: bool = False
    seen: int = SHOWN

    def shown(self) -> list[Value]:
        return self.values[: self.seen]

    def folded(self) -> list[Value]:
        return self.values[self.seen :]

    def narrows(self, found: int) -> bool:
        return any(value.is_chosen or value.count < found for value in self.values)


@dataclass
class Facets:
    found: int
    rows: list[Facet]


def facets(choice: Choice) -> Facets:
    cells = choice.works("year", "kind").order_by().values_list("year", "kind")
    counts = {cell[:2]: cell[2] for cell in cells.annotate(count=Count("pk"))}
    years, kinds, found = Counter(), Counter(), 0
    for (year, kind), count in counts.items():
        year = str(year or WITHOUT)
        is_year, is_kind = choice.year in ("", year), choice.kind in ("", kind)
        years[year] += count * is_kind
        kinds[kind] += count * is_year
        found += count * is_year * is_kind
    rows = [
        year_facet(choice, years),
        kind_facet(choice, kinds),
        topic_facet(choice, found),
        author_facet(choice, found),
    ]
    return Facets(found, [row for row in rows if row.narrows(found)])


def year_facet(choice: Choice, counts: Counter) -> Facet:
    years = {year for year, count in counts.items() if count} | named(choice.year)
    newest = sorted(years, key=lambda year: (year != WITHOUT, year), reverse=True)
    values = [
        value(choice, "year", year, year_text(year), counts[year]) for year in newest
    ]
    return Facet("year", gettext_lazy("Year"), chosen_first(values), seen=SHOWN_WORDS)


def year_text(year: str) -> str:
    return gettext("No year") if year == WITHOUT else year


def kind_facet(choice: Choice, counts: Counter) -> Facet:
    labels = {kind.value: kind.label for kind in Publication.Kind if counts[kind]}
    labels |= {kind: labels.get(kind, kind) for kind in named(choice.kind)}
    values = [
        value(choice, "kind", kind, label, counts[kind])
        for kind, label in labels.items()
    ]
    return Facet("kind", gettext_lazy("Kind"), chosen_first(values), seen=SHOWN_WORDS)


def topic_facet(choice: Choice, found: int) -> Facet:
    rows = Publication.topics.through.objects
    facet = Facet("topic", gettext_lazy("Topic"))
    return filled(facet, choice, found, rows, Topic)


def author_facet(choice: Choice, found: int) -> Facet:
    facet = Facet("author", gettext_lazy("Author"))
    return filled(facet, choice, found, Authorship.objects, Author)


def filled(facet: Facet, choice: Choice, found: int, rows, model) -> Facet:
    """With the chosen one, whose works are those found, and the most frequent ones."""
    name = facet.name
    works = choice.works(name).order_by().values("pk")
    number = Count("publication", distinct=True)
    counts = rows.filter(publication__in=works).values_list(name).annotate(n=number)
    counts = dict(counts.order_by("-n", name)[: LISTED + 1])
    facet.has_more = len(counts) > LISTED
    listed = model.objects.in_bulk(list(counts)[:LISTED])
    texts = {
        listed[pk].slug: (str(listed[pk]), counts[pk]) for pk in counts if pk in listed
    }
    for slug in named(getattr(choice, name)):
        texts.pop(slug, None)
        row = seen(rows, name, slug)
        address = row.get_absolute_url() if row and model is Author else ""
        facet.values.append(value(choice, name, slug, str(row or slug), found, address))
    for slug, (text, count) in texts.items():
        # What all of them have narrows nothing.
        if count < found or facet.values:
            facet.values.append(value(choice, name, slug, text, count))
    return facet


def seen(rows, name: str, slug: str):
    """The topic or author of that address, if it has a work that is not a draft."""
    published = rows.filter(publication__in=Publication.objects.published())
    row = published.filter(**{f"{name}__slug": slug}).select_related(name).first()
    return row and getattr(row, name)


def groupings(choice: Choice) -> list[Value]:
    texts = {YEAR: gettext("Year"), KIND: gettext("Kind"), TOPIC: gettext("Topic")}
    return [
        Value(text, 0, choice.query(group=name), choice.group == name)
        for name, text in texts.items()
    ]


def named(value: str) -> set[str]:
    return {value} - {""}


def value(
    choice: Choice, name: str, own: str, text: str, count: int, address: str = ""
) -> Value:
    is_chosen = getattr(choice, name) == own
    query = choice.query(**{name: "" if is_chosen else own})
    return Value(text, count, query, is_chosen, address)


def chosen_first(values: list[Value]) -> list[Value]:
    """Where it would be among those that are folded."""
    late = [v for v in values[SHOWN_WORDS:] if v.is_chosen]
    return [*late, *(v for v in values if v not in late)]
