from django.db import models
from django.utils import timezone

from .publication import Publication


class PreviewLink(models.Model):
    """What lets somebody without an account see a draft for a while. Its address is
    signed, and works for as long as the row is there."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="preview_links"
    )
    made = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        ordering = ["until", "pk"]

    def __str__(self):
        return f"Preview of “{self.publication}”"

    def is_open(self):
        return self.until > timezone.now()
