from django.db import models


class Silence(models.Model):
    """A question about the records that the owner does not want to be asked again.

    Of one thing, which `about` tells from others of the kind; or, where that is empty,
    of all.
    """

    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="silence_once", fields=["kind", "about"])
        ]

    def __str__(self):
        return f"{self.kind} {self.about}".strip()
