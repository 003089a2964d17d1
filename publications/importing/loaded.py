"""Works that are there already, with what a merge looks at: many in few queries."""

from collections.abc import Iterator, Sequence

from publications.models import Appearance, Authorship, Link, Publication

from .works import Place, Work

PEOPLE = ("role", "author_id", "name", "is_equal")


def load_works(pks: Sequence[int]) -> Iterator[Work]:
    rows = Publication.objects.filter(pk__in=pks)
    works = {row.pk: Work(row, author_keys=()) for row in rows}
    add_places(works)
    add_people(works)
    add_links(works)
    add_topics(works)
    return iter(works.values())


def load_rows_again(works: Sequence[Work]) -> None:
    """People and links as they are after something of them was written."""
    for work in works:
        work.people_there, work.links_there = [], []
    by_pk = {work.publication.pk: work for work in works}
    add_people(by_pk)
    add_links(by_pk)


def add_places(works: dict[int, Work]) -> None:
    rows = Appearance.objects.filter(publication__in=works).select_related("venue")
    for appearance in rows.order_by("position", "pk"):
        work = works[appearance.publication_id]
        work.places.append(Place.of(work, appearance))


def add_people(works: dict[int, Work]) -> None:
    rows = Authorship.objects.filter(publication__in=works).order_by("position", "pk")
    for work, *row in rows.values_list("publication_id", *PEOPLE):
        works[work].people_there.append(row)


def add_links(works: dict[int, Work]) -> None:
    rows = Link.objects.filter(publication__in=works).order_by("position", "pk")
    columns = ("publication_id", "position", "kind", "label", "url", "file")
    for work, position, kind, label, url, file in rows.values_list(*columns):
        works[work].links_there.append([kind, label, url or file])
        works[work].next_link = max(works[work].next_link, position + 1)


def add_topics(works: dict[int, Work]) -> None:
    through = Publication.topics.through.objects.filter(publication__in=works)
    rows = through.order_by("topic__name").values_list(
        "publication_id", "topic_id", "topic__name"
    )
    for work, pk, name in rows:
        works[work].topics_there[pk] = name
