"""Who the owner is, and what stands on the front page."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from markdownx.models import MarkdownxField

from publications import markdown
from publications.fields import PictureField, RenderedField, WebAddressField
from publications.uploads import validate_pdf

from . import look

SELECTED = gettext_noop("Selected publications")


def resume_name(profile, name):
    return "resume/cv.pdf"


class Profile(models.Model):
    """The owner's own words. There is one, always with the same primary key."""

    class Face(models.TextChoices):
        SERIF = "serif", "With serifs"
        SANS = "sans", "Without serifs"

    name = models.CharField(max_length=200, help_text="Ada Lovelace")
    native_name = models.CharField(
        "name in its own script",
        max_length=200,
        blank=True,
        help_text="Shown beside the other: 王小明",
    )
    pronouns = models.CharField(max_length=50, blank=True, help_text="she/her")
    headline = models.CharField(
        max_length=300,
        blank=True,
        help_text="One line under your name: Systems for foundation models",
    )
    affiliation = models.CharField(
        max_length=300, blank=True, help_text="PhD student at Georgia Tech"
    )
    bio = MarkdownxField("biography", blank=True)
    bio_html = RenderedField(source="bio", renderer=markdown.render)
    portrait = PictureField(
        blank=True, widths=(176, 320, 480), square=True, sizes_field="portrait_sizes"
    )
    portrait_alt = models.CharField(
        "portrait in words",
        max_length=300,
        blank=True,
        help_text="For those who can't see it: Ada Lovelace at her desk",
    )
    portrait_credit = models.CharField(
        "credit", max_length=200, blank=True, help_text="Photo: Grace Hopper"
    )
    portrait_sizes = models.JSONField(default=dict, editable=False)
    email = models.EmailField("e-mail", blank=True)
    resume_url = WebAddressField("résumé, its address", blank=True)
    resume_file = models.FileField(
        "résumé, a PDF",
        upload_to=resume_name,
        blank=True,
        validators=[validate_pdf],
        help_text="Kept here, at /cv.pdf. Or give its address, if it is elsewhere.",
    )
    selected_heading = models.CharField(
        "heading over the selected works",
        max_length=100,
        default=SELECTED,
    )
    meta_description = models.CharField(
        "description for search engines",
        max_length=300,
        blank=True,
        help_text="One or two sentences; the headline is taken when left empty.",
    )
    language = models.CharField(
        "language of the pages",
        max_length=10,
        choices=settings.LANGUAGES,
        default="en",
        help_text="Of headings, labels and dates. What you write is left as it is.",
    )
    accent = models.CharField(
        "accent colour",
        max_length=7,
        blank=True,
        validators=[
            RegexValidator(r"^#[0-9a-fA-F]{6}\Z", "Write a colour as #0b4a7d.")
        ],
        help_text="Of links and what can be pressed, made darker or lighter where it "
        "could not be read: #0b4a7d",
    )
    face = models.CharField(
        "typeface of titles and texts", max_length=10, choices=Face, default=Face.SERIF
    )
    has_scheme_switch = models.BooleanField(
        "switch between light and dark",
        default=True,
        help_text="Without it the pages follow the visitor's own setting.",
    )
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "profile"
        constraints = [
            models.CheckConstraint(
                name="profile_only_one",
                condition=Q(pk=1),
                violation_error_message="There is one profile already.",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.pk = 1
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("homepage:home")

    def clean(self):
        if self.resume_url and self.resume_file:
            raise ValidationError(
                {
                    "resume_url": "Give the résumé's address or its file, not both: "
                    "empty one of them."
                }
            )

    def heading_of_selected(self):
        """The owner's words, or those of the page's language."""
        own = self.selected_heading
        return gettext(SELECTED) if own == SELECTED else own

    def style(self):
        """What the owner's colour and typeface change, or ""."""
        return look.style(self.accent, self.face)

    def resume(self):
        """Where the résumé is, or ""."""
        return self.file_address() if self.resume_file else self.resume_url

    def file_address(self):
        """Of the résumé that is kept here."""
        return reverse("homepage:resume")


class ProfileLink(models.Model):
    """A way to the owner elsewhere, in the owner's order."""

    class Kind(models.TextChoices):
        SCHOLAR = "scholar", "Google Scholar"
        ORCID = "orcid", "ORCID"
        GITHUB = "github", "GitHub"
        DBLP = "dblp", "DBLP"
        LINKEDIN = "linkedin", "LinkedIn"
        MASTODON = "mastodon", "Mastodon"
        BLUESKY = "bluesky", "Bluesky"
        X = "x", "X"
        YOUTUBE = "youtube", "YouTube"
        BLOG = "blog", _("Blog")
        WEBSITE = "website", _("Website")
        OTHER = "other", "Other"

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="links")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind)
    label = models.CharField(
        "own label", max_length=100, blank=True, help_text="In place of the kind."
    )
    url = WebAddressField("address")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="profile_link_other_has_label",
                condition=~Q(kind="other") | ~Q(label=""),
                violation_error_message="A link of kind “Other” needs its own label.",
            ),
        ]

    def __str__(self):
        return self.label or self.get_kind_display()
