"""Works that look the same, and addresses that stand at two of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from django.db.models import Count

from publications.importing.likely import marks
from publications.importing.namesakes import is_final
from publications.importing.titles import are_close, is_telling, title_words
from publications.models import Appearance, Authorship, Link, Publication

from .finding import Finding, Kind

# What leads to one work and no other; code and data may serve several.
OWN = [
    Link.Kind.PDF,
    Link.Kind.PREPRINT,
    Link.Kind.PUBLISHER,
    Link.Kind.VIDEO,
    Link.Kind.SLIDES,
    Link.Kind.POSTER,
]
# More titles with something in common are a series; more works with one address have
# their list there.
SERIES = 10

Twins = dict[int, list[Finding]]


@dataclass(slots=True)
class Known:
    pk: int
    title: str
    kind: str
    year: int | None
    authors: set[int] = field(default_factory=set)
    dois: set[str] = field(default_factory=set)


def twins() -> Twins:
    """By works, each named with the other."""
    found: Twins = defaultdict(list)
    for one, other in alike():
        for work, twin in ((one, other), (other, one)):
            text = f"It looks like “{Publication(title=twin.title)}”. Is it the same?"
            finding = Finding(
                Kind.SAME_WORK, text, "id_title", pair(one.pk, other.pk), twin.pk
            )
            found[work.pk].append(finding)
    return dict(found)


def pair(one: int, other: int) -> str:
    return f"{min(one, other)}+{max(one, other)}"


def alike() -> Iterator[tuple[Known, Known]]:
    by_mark: dict[Hashable, list[Known]] = defaultdict(list)
    for known in all_known():
        for mark in set(marks(known.title)):
            by_mark[mark].append(known)
    near = {
        (one.pk, other.pk): (one, other)
        for works in by_mark.values()
        if 1 < len(works) <= SERIES
        for one, other in combinations(works, 2)
    }
    return (both for both in near.values() if are_alike(*both))


def all_known() -> Iterable[Known]:
    works = Publication.objects.order_by("pk").values_list(
        "pk", "title", "kind", "year"
    )
    known = {row[0]: Known(*row) for row in works}
    people = Authorship.objects.filter(role=Authorship.Role.AUTHOR).order_by()
    for work, author in people.values_list("publication", "author"):
        known[work].authors.add(author)
    numbered = Appearance.objects.exclude(doi="").order_by()
    for work, doi in numbered.values_list("publication", "doi"):
        if is_final(doi):
            known[work].dois.add(doi.lower())
    return known.values()


def are_alike(one: Known, other: Known) -> bool:
    if one.authors.isdisjoint(other.authors) and (one.authors or other.authors):
        return False
    if one.year and other.year and abs(one.year - other.year) > 1:
        return False
    # A thesis and a paper from it are two works of one title.
    if one.kind != other.kind and Publication.Kind.THESIS in (one.kind, other.kind):
        return False
    if one.dois and other.dois and not has_one_title(one, other):
        return not one.dois.isdisjoint(other.dois)
    return are_close(one.title, other.title)


def has_one_title(one: Known, other: Known) -> bool:
    """And one that says something: “Editorial” returns each year."""
    words = title_words(one.title)
    return is_telling(words) and words == title_words(other.title)


def shared_addresses() -> Twins:
    links = Link.objects.filter(kind__in=OWN).exclude(url="").order_by()
    works = links.values("url").annotate(works=Count("publication", distinct=True))
    again = links.filter(url__in=works.filter(works__range=(2, SERIES)).values("url"))
    by_url: dict[str, dict[int, Link]] = defaultdict(dict)
    for link in again.select_related("publication").order_by("publication", "pk"):
        by_url[link.url].setdefault(link.publication_id, link)
    found: Twins = defaultdict(list)
    for shared in by_url.values():
        for work, link in shared.items():
            found[work].append(shared_address(link, shared))
    return dict(found)


def shared_address(link: Link, shared: dict[int, Link]) -> Finding:
    other = next(work for work in shared if work != link.publication_id)
    text = f"Its link “{link}” leads where one of “{shared[other].publication}” does."
    return Finding(Kind.REPEATED, text, "links-group", link.url)
