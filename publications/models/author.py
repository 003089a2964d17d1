from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from publications.fields import WebAddressField
from publications.identifiers import is_orcid, normal_orcid
from publications.querysets import AuthorQuerySet
from publications.slugs import free_slug, slug_of


class Author(models.Model):
    """A person, or a team whose name is never taken apart, once."""

    given_name = models.CharField(max_length=200, blank=True)
    particle = models.CharField(
        max_length=50, blank=True, help_text="As in “van der Berg”: van der."
    )
    family_name = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=50, blank=True, help_text="Jr., III")
    literal = models.CharField(
        "team",
        max_length=2000,
        blank=True,
        help_text="A team or organisation, kept whole: Singularity Team, Microsoft. "
        "Then leave the other names empty.",
    )
    native_name = models.CharField(
        "name in its own script",
        max_length=200,
        blank=True,
        help_text="Shown beside the other: 王小明",
    )
    url = WebAddressField("web page", blank=True)
    orcid = models.CharField(
        "ORCID iD", max_length=50, blank=True, help_text="0000-0002-1825-0097"
    )
    is_owner = models.BooleanField(
        "this is me", default=False, help_text="The name that stands out in each list."
    )
    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        editable=False,
        help_text="Leads to the page with this author’s works. Made from the name, and "
        "never changed afterwards, so that links to it keep working.",
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "literal", "pk"]
        constraints = [
            models.CheckConstraint(
                name="author_is_person_or_team",
                condition=(
                    Q(literal="") & ~Q(family_name="")
                    | ~Q(literal="")
                    & Q(family_name="", given_name="", particle="", suffix="")
                ),
                violation_error_message="Give either a family name (with the other "
                "parts, if any) or the name of a team.",
            ),
            models.UniqueConstraint(
                name="author_one_owner",
                fields=["is_owner"],
                condition=Q(is_owner=True),
                violation_error_message="Another author is already marked as you. "
                "Untick “this is me” there first.",
            ),
        ]

    def __str__(self):
        return self.literal or self.full_name()

    def save(self, **kwargs):
        self.slug = self.slug or free_slug(
            Author.objects, self.wanted_slug(), "former_slugs__slug"
        )
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("publications:author", args=[self.slug])

    def wanted_slug(self):
        return slug_of(str(self), self.native_name, otherwise="author")

    def full_name(self):
        """In reading order: Jan van der Berg Jr."""
        parts = [self.given_name, self.particle, self.family_name, self.suffix]
        return " ".join(filter(None, parts))

    def clean(self):
        if self.orcid:
            self.orcid = normal_orcid(self.orcid) or self.orcid
            if not is_orcid(self.orcid):
                raise ValidationError(
                    {"orcid": "This is no ORCID iD: a digit is wrong or missing."}
                )


class Alias(models.Model):
    """Another spelling of an author's name, recognised in imports."""

    author = models.ForeignKey(Author, models.CASCADE, related_name="aliases")
    name = models.CharField(
        max_length=2000,
        unique=True,
        help_text="As printed: Rohit Karlupiya",
        error_messages={"unique": "This spelling already belongs to an author."},
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"

    def __str__(self):
        return self.name
