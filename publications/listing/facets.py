"""By what a list can be narrowed, and how many works there are of each.

The numbers are those of a click: all that is chosen counts, but for what the click
would replace.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
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
    cells = choice.but("year", "kind").works().order_by().values_list("year", "kind")
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
    labels = dict(Publication.Kind.choices)
    found = [kind for kind in labels if counts[kind]]
    values = [
        value(choice, "kind", kind, labels.get(kind, kind), counts[kind])
        for kind in dict.fromkeys([*found, *named(choice.kind)])
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
    name, chosen = facet.name, getattr(choice, facet.name)
    counts = most_frequent(rows, choice, name)
    facet.has_more = len(counts) > LISTED
    listed = model.objects.in_bulk(list(counts)[:LISTED]).values()
    if chosen:
        facet.values.append(chosen_value(rows, choice, name, found))
    for row in sorted(listed, key=lambda row: (-counts[row.pk], str(row).casefold())):
        count = counts[row.pk]
        # What all of them have narrows nothing.
        if row.slug != chosen and (chosen or count < found):
            facet.values.append(value(choice, name, row.slug, str(row), count))
    return facet


def most_frequent(rows, choice: Choice, name: str) -> dict[int, int]:
    """With one more than are listed, if there is one."""
    here = rows_of(choice.but(name), rows)
    number = Count("publication", distinct=True)
    counts = here.values_list(name).annotate(n=number)
    return dict(counts.order_by("-n", name)[: LISTED + 1])


def chosen_value(rows, choice: Choice, name: str, found: int) -> Value:
    """Named only if something is published of it: others have no page either."""
    slug = getattr(choice, name)
    public = rows.filter(publication__in=Publication.objects.published())
    of_it = public.filter(**{f"{name}__slug": slug}).select_related(name).first()
    if not of_it:
        return value(choice, name, slug, slug, found)
    row = getattr(of_it, name)
    address = row.get_absolute_url() if name == "author" else ""
    return value(choice, name, slug, str(row), found, address)


def rows_of(choice: Choice, rows) -> QuerySet:
    if choice.found:
        rows = rows.filter(choice.found.among("publication"))
    if filters := choice.filters():
        return rows.filter(publication__in=filters.works().order_by().values("pk"))
    drafts = Publication.objects.exclude(status=Publication.Status.PUBLISHED)
    few = drafts.few()
    return rows.exclude(publication__in=drafts.values("pk") if few is None else few)


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
