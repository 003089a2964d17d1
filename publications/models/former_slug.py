from django.db import models
from django.db.models import Q

from .author import Author
from .publication import Publication


class FormerSlug(models.Model):
    """An address that led to a work or an author who is now one with another."""

    slug = models.SlugField(max_length=80)
    publication = models.ForeignKey(
        Publication, models.CASCADE, null=True, related_name="former_slugs"
    )
    author = models.ForeignKey(
        Author, models.CASCADE, null=True, related_name="former_slugs"
    )

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(
                name="former_slug_of_work",
                fields=["slug"],
                condition=Q(author=None),
            ),
            models.UniqueConstraint(
                name="former_slug_of_author",
                fields=["slug"],
                condition=Q(publication=None),
            ),
            models.CheckConstraint(
                name="former_slug_of_one",
                condition=Q(author=None, publication__isnull=False)
                | Q(author__isnull=False, publication=None),
            ),
        ]

    def __str__(self):
        return self.slug
