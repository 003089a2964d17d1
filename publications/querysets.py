"""Every rule about which rows, in which order, with what beside them: once."""

from django.db import models
from django.db.models import Case, F, When


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

    def for_display(self):
        """With everything that a line or page of a work shows, in a fixed number of
        queries."""
        return self.prefetch_related(
            "authorships__author", "appearances__venue", "links", "topics"
        )

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
