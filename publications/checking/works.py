"""What a work lacks of what Google Scholar asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from publications.models import Appearance, Authorship, Link, Publication

from .finding import Finding
from .papers import of_papers

AUTHORS = "authorships-group"
PLACES = "appearances-group"


@dataclass(frozen=True)
class Checked:
    """`work` comes from `to_check()`."""

    work: Publication

    @property
    def is_paper(self) -> bool:
        """Google Scholar lists no projects: there is nothing to check."""
        return self.work.kind != Publication.Kind.PROJECT

    @property
    def is_draft(self) -> bool:
        return self.work.status == Publication.Status.DRAFT

    @cached_property
    def findings(self) -> list[Finding]:
        return list(of_work(self.work)) if self.is_paper else []


def to_check(works: QuerySet) -> QuerySet:
    """With no more of each than is looked at, so that all works can be at once."""
    authors = Authorship.objects.filter(
        publication=OuterRef("pk"), role=Authorship.Role.AUTHOR
    )
    places = Appearance.objects.filter(publication=OuterRef("pk"))
    papers = Link.objects.filter(kind=Link.Kind.PDF)
    return (
        works.only("title", "title_html", "slug", "kind", "status", "year")
        .annotate(
            has_author=Exists(authors),
            has_place=Exists(places),
            has_abstract=~Q(abstract=""),
        )
        .prefetch_related(Prefetch("links", papers, to_attr="papers"))
    )


def checked(works: QuerySet) -> list[Checked]:
    return [Checked(work) for work in works]


def of_work(work: Publication) -> Iterator[Finding]:
    if not str(work).strip():
        yield Finding("Its title has no words.", "id_title", decides=True)
    if not work.has_author:
        yield Finding("It has no author.", AUTHORS, decides=True)
    yield from of_date(work)
    if not work.has_abstract:
        yield Finding("It has no abstract.", "id_abstract")
    yield from of_papers(work)


def of_date(work: Publication) -> Iterator[Finding]:
    if not work.has_place:
        text = "It has no year, as it doesn't say where it appeared."
        yield Finding(text, PLACES, decides=True)
    elif not work.year:
        yield Finding("It has no year.", PLACES, decides=True)
