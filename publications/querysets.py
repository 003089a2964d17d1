"""Every rule about which rows, in which order, with what beside them: once."""

from django.db import models
from django.db.models import Case, F, Prefetch, When
from django.utils import timezone


class AuthorQuerySet(models.QuerySet):
    def owner(self):
        return self.filter(is_owner=True).first()


class PublicationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=self.model.Status.PUBLISHED)

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

    def for_display(self):
        """With everything that a line or page of a work shows, in a fixed number of
        queries."""
        return self.with_people_and_places().prefetch_related("links", "topics")

    def with_people_and_places(self):
        return self.prefetch_related(
            self.with_one("authorships", "author"),
            self.with_one("appearances", "venue"),
        )

    def with_one(self, rows, related):
        """Prefetch `rows`, each joined with its one `related`.

        Fetched by `prefetch_related` too, Django 5.2 asks for them one by one with OR,
        and SQLite refuses more than a thousand.
        """
        model = self.model._meta.get_field(rows).related_model
        return Prefetch(rows, model.objects.select_related(related))

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
