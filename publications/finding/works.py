"""By what the list can be narrowed and grouped, and which works are of which value."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.html import conditional_escape
from django.utils.translation import gettext

from publications.listing.choice import WITHOUT
from publications.listing.facets import LISTED, SHOWN, SHOWN_WORDS, year_text
from publications.listing.groups import KIND, YEAR, topic_heading, year_heading
from publications.models import Author, Authorship, Publication, Topic
from publications.templatetags.formulas import with_formulas
from publications.templatetags.languages import isolated

Kind = Publication.Kind
# The places of a work's values among those of the facet.
Of = list[list[int]]


def headings() -> dict[str, str]:
    """Of works without what the others are grouped by."""
    found = [
        year_heading(Publication()),
        year_heading(Publication(kind=Kind.PROJECT)),
        topic_heading(None, None),
    ]
    return {heading.anchor: heading.text for heading in found}


def projects(works: Sequence[Publication]) -> list[int]:
    """The places of those that stand under a heading of their own without a year."""
    return [
        place
        for place, work in enumerate(works)
        if work.kind == Kind.PROJECT and not work.year
    ]


def facets(works: Sequence[Publication]) -> list[dict[str, Any]]:
    return [years(works), kinds(works), topics(works), authors(works)]


def years(works: Sequence[Publication]) -> dict[str, Any]:
    of = [str(work.year or WITHOUT) for work in works]
    newest = sorted(set(of), key=lambda year: (year != WITHOUT, year), reverse=True)
    values = [[year, year_text(year)] for year in newest]
    return facet("year", gettext("Year"), values, [[newest.index(year)] for year in of])


def kinds(works: Sequence[Publication]) -> dict[str, Any]:
    values = [[kind.value, str(kind.label)] for kind in Kind]
    places = {kind.value: place for place, kind in enumerate(Kind)}
    of = [[places[work.kind]] for work in works]
    return facet("kind", gettext("Kind"), values, of)


def topics(works: Sequence[Publication]) -> dict[str, Any]:
    """Each with its place among the headings."""
    found, of = used(works, Publication.topics.through.objects, Topic)
    names = Topic.objects.order_by("name").values_list("pk", flat=True)
    places = {number: place for place, number in enumerate(names)}
    values = [[t.slug, html(with_formulas(t.name)), places[t.pk]] for t in found]
    return facet("topic", gettext("Topic"), values, of)


def authors(works: Sequence[Publication]) -> dict[str, Any]:
    found, of = used(works, Authorship.objects, Author)
    values = [[author.slug, html(str(author))] for author in found]
    return facet("author", gettext("Author"), values, of)


def used(works: Sequence[Publication], rows, model) -> tuple[list, Of]:
    """The topics or authors of some works, and of which work which of them are."""
    published = rows.filter(publication__in=Publication.objects.published())
    pairs = published.values_list("publication_id", f"{model._meta.model_name}_id")
    numbers = defaultdict(set)
    for work, number in pairs:
        numbers[work].add(number)
    found = sorted(set().union(*numbers.values()))
    places = {number: place for place, number in enumerate(found)}
    of = [sorted(places[number] for number in numbers[work.pk]) for work in works]
    rows = model.objects.in_bulk(found)
    return [rows[number] for number in found], of


def facet(name: str, label: str, values: list, of: Of) -> dict[str, Any]:
    """Of years and kinds all values are listed, in their order; of the others the most
    frequent ones."""
    is_short = name in (YEAR, KIND)
    return {
        "name": name,
        "label": label,
        "values": values,
        "of": of,
        "seen": SHOWN_WORDS if is_short else SHOWN,
        "listed": None if is_short else LISTED,
    }


def html(text: str) -> str:
    return conditional_escape(isolated(text))
