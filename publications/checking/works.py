"""What is to be asked of one work, by what is written in it."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from publications.batches import batches
from publications.models import Alias, Appearance, Authorship, Link, Publication

from .finding import Finding, Kind
from .links import of_links
from .names import of_names
from .papers import of_papers
from .places import of_places

Works = Publication.Kind
# Google Scholar lists none of these, and readers look for no abstract.
NO_PAPERS = {Works.PROJECT, Works.TALK, Works.SOFTWARE, Works.DATASET}
COLUMNS = "title slug kind status year modified thumbnail thumbnail_alt".split()

NO_WORDS = Finding(Kind.TITLE, "Its title has no words.", "id_title")
NO_AUTHOR = Finding(Kind.AUTHOR, "It has no author.", "authorships-group")
NO_ABSTRACT = Finding(Kind.ABSTRACT, "It has no abstract.", "id_abstract")
NO_PICTURE = Finding(Kind.PICTURE, "It has no picture.", "id_thumbnail")
NO_ALT = Finding(Kind.WORDS, "Its picture is not told in words.", "id_thumbnail_alt")


def of_each(pks: list[int], today: date) -> Iterator[tuple[Publication, list[Finding]]]:
    """All works can be asked at once."""
    for batch in batches(pks):
        rows = rows_of_people(batch)
        for work in to_check(Publication.objects.filter(pk__in=batch)):
            yield work, list(of_work(work, rows, today))


def rows_of_people(pks: list[int]) -> dict[int, int]:
    """In which row of the form of its work each stands."""
    people = Authorship.objects.filter(publication__in=pks)
    people = people.order_by("publication", "position", "pk")
    rows = people.values_list("publication", "pk")
    return {
        pk: row
        for _, found in groupby(rows, key=itemgetter(0))
        for row, (_, pk) in enumerate(found)
    }


def to_check(works: QuerySet) -> QuerySet:
    """With no more of each than is looked at."""
    authors = Authorship.objects.filter(
        publication=OuterRef("pk"), role=Authorship.Role.AUTHOR
    )
    places = Appearance.objects.only(
        "publication", "position", "kind", "year", "month", "doi", "arxiv"
    )
    return (
        works.order_by("pk")
        .only(*COLUMNS)
        .annotate(has_author=Exists(authors), has_abstract=~Q(abstract=""))
        .prefetch_related(
            Prefetch("links", Link.objects.order_by("position", "pk")),
            Prefetch("appearances", places),
            Prefetch("authorships", printed_otherwise(), to_attr="printed"),
        )
    )


def printed_otherwise() -> QuerySet:
    people = Authorship.objects.exclude(name="").select_related("author")
    return people.prefetch_related(Prefetch("author__aliases", Alias.objects.all()))


def of_work(work: Publication, rows: dict[int, int], today: date) -> Iterator[Finding]:
    if not str(work).strip():
        yield NO_WORDS
    if work.kind not in NO_PAPERS:
        yield from of_paper(work, today)
    if not work.thumbnail:
        yield NO_PICTURE
    elif not work.thumbnail_alt:
        yield NO_ALT
    yield from of_links(work)
    yield from of_names(work, rows)


def of_paper(work: Publication, today: date) -> Iterator[Finding]:
    if not work.has_author:
        yield NO_AUTHOR
    yield from of_places(work, today)
    if not work.has_abstract:
        yield NO_ABSTRACT
    yield from of_papers(work)
