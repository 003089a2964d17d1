"""Every rule about which rows, in which order, with what beside them: once."""

from django.db import models
from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

RELATED = 4
# So many can be asked for one by one.
FEW = 500


class AuthorQuerySet(models.QuerySet):
    def owner(self):
        return self.filter(is_owner=True).first()

    def beside(self, author):
        """Who wrote published works together with `author`, most often first."""
        together = author.authorships.filter(
            role="author", publication__status="published"
        )
        found = self.filter(
            authorships__role="author",
            authorships__publication__in=together.values("publication"),
        )
        shared = Count("authorships__publication", distinct=True)
        return (
            found.exclude(pk=author.pk)
            .annotate(shared=shared)
            .order_by("-shared", *self.model._meta.ordering)
        )


class PublicationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=self.model.Status.PUBLISHED)

    def as_if_published(self, draft):
        """What visitors will see once `draft` is published, too."""
        return self.published() | self.filter(pk=draft.pk)

    def few(self):
        """The numbers of these works; None if they are many. To ask of a row whether
        it is of one of a few takes a quarter of the time."""
        numbers = list(self.order_by().values_list("pk", flat=True)[: FEW + 1])
        return numbers if len(numbers) <= FEW else None

    def selected(self):
        """The owner's choice for the front page, in the owner's order."""
        return self.filter(is_selected=True).order_by(
            F("position").asc(nulls_last=True), *self.by_date()
        )

    def newest_first(self):
        return self.order_by(*self.by_date())

    def newly_here(self):
        """As they came onto the site; of one import, the newest first."""
        return self.order_by("-created", *self.by_date())

    def touch(self):
        """Say that their pages have changed, after what they share with others has."""
        return self.update(modified=timezone.now())

    def related_to(self, work):
        """Others on its topics or by its authors, the owner aside: those with most in
        common first, then the newest."""
        authors = [p.author_id for p in work.authors() if not p.author.is_owner]
        shared = [
            self.model.topics.through.objects.filter(topic__in=work.topics.all()),
            self.rows("authorships").filter(author__in=authors, role="author"),
        ]
        either = Q(pk__in=shared[0].values("publication"))
        either |= Q(pk__in=shared[1].values("publication"))
        return (
            self.filter(either)
            .exclude(pk=work.pk)
            .annotate(
                common=number_of("topic", shared[0]) + number_of("author", shared[1])
            )
            .order_by("-common", *self.by_date())
        )

    def around(self, work):
        """What whoever has read `work` may read next."""
        related = self.related_to(work).with_people_and_places()
        previous, following = self.neighbours(work)
        return {"related": related[:RELATED], "previous": previous, "next": following}

    def neighbours(self, work):
        """The works before and after it, newest first; None at either end."""
        try:
            near = self.filter(self.in_or_beside(work.year)).newest_first()
            order = [None, *near.values_list("pk", flat=True), None]
            place = order.index(work.pk)
        except ValueError:
            # It was taken away, or given another year, since it was read.
            return None, None
        found = self.in_bulk([order[place - 1], order[place + 1]])
        return found.get(order[place - 1]), found.get(order[place + 1])

    def in_or_beside(self, year):
        """What is of that year or the nearest years with works, None being the last.

        A window over all works would take a quarter of a second for 10,000.
        """
        years = self.order_by(F("year").desc(nulls_last=True)).values_list("year")
        years = [year for (year,) in years.distinct()]
        place = years.index(year)
        near = years[max(0, place - 1) : place + 2]
        undated = Q(year=None) if None in near else Q()
        return Q(year__in=[year for year in near if year]) | undated

    def for_display(self):
        """With everything that a line or page of a work shows, in a fixed number of
        queries."""
        return self.prefetch_related(*self.people_and_places(), "links", "topics")

    def complete(self, works):
        """Let `works` be as if they came from `for_display()`."""
        prefetch_related_objects(works, *self.people_and_places(), "links", "topics")

    def with_people_and_places(self):
        return self.prefetch_related(*self.people_and_places())

    def people_and_places(self):
        return [
            self.with_one("authorships", "author"),
            self.with_one("appearances", "venue"),
        ]

    def with_one(self, rows, related):
        """Prefetch `rows`, each joined with its one `related`.

        Fetched by `prefetch_related` too, Django 5.2 asks for them one by one with OR,
        and SQLite refuses more than a thousand.
        """
        return Prefetch(rows, self.rows(rows).select_related(related))

    def rows(self, name):
        return self.model._meta.get_field(name).related_model.objects

    def by_date(self):
        """Newest first; what has no year comes last, projects after the rest.

        Works of one import share `created`: they keep the order of their file.
        """
        return [
            F("year").desc(nulls_last=True),
            Case(When(kind=self.model.Kind.PROJECT, then=1), default=0),
            F("month").desc(nulls_last=True),
            F("day").desc(nulls_last=True),
            "-created",
            "pk",
        ]


def number_of(name, rows):
    """How many there are, each once, in those of `rows` of the work at hand."""
    own = rows.filter(publication=OuterRef("pk")).order_by().values("publication")
    number = Count(name, distinct=True)
    return Coalesce(Subquery(own.annotate(number=number).values("number")), 0)
