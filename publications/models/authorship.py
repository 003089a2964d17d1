from django.db import models
from django.utils.translation import gettext_lazy as _

from .author import Author
from .publication import Publication


class Authorship(models.Model):
    """One name in the line of a work."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        EDITOR = "editor", _("Editor")
        ADVISOR = "advisor", _("Advisor")
        MENTOR = "mentor", _("Mentor")

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="authorships"
    )
    position = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(Author, models.PROTECT, related_name="authorships")
    role = models.CharField(max_length=10, choices=Role, default=Role.AUTHOR)
    name = models.CharField(
        "as printed",
        max_length=2000,
        blank=True,
        help_text="Only where it differs: Prof. A. Tumanov",
    )
    is_equal = models.BooleanField("equal contribution", default=False)
    is_corresponding = models.BooleanField("corresponding", default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "person"
        verbose_name_plural = "people"
        # In how many works each is, of tens of thousands, is counted for every list:
        # of all works, and of some.
        indexes = [
            models.Index(fields=["author", "publication"], name="authorship_works"),
            models.Index(fields=["publication", "author"], name="authorship_people"),
        ]

    def __str__(self):
        return self.printed()

    def printed(self):
        return self.name or str(self.author)

    def native_name(self):
        """The author's name in its own script, where it is not printed so already."""
        name = self.author.native_name
        return "" if name == str(self) else name
