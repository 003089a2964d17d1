from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from publications.fields import WebAddressField
from publications.uploads import validate_upload

from .publication import Publication


def stored_name(link, name):
    """Below the work's own folder, as its address is: Scholar looks there."""
    slug = link.publication.slug
    suffix = PurePath(name).suffix.lower()
    # Without its kind, a file of a work “cite” could be hidden by cite.bib.
    kind = "" if suffix == ".pdf" and link.kind == Link.Kind.PDF else f"-{link.kind}"
    return f"papers/{slug}/{slug}{kind}{suffix}"


class Link(models.Model):
    """A way from a work to its paper, code, talk …, in the owner's order."""

    class Kind(models.TextChoices):
        PDF = "pdf", _("PDF")
        CODE = "code", _("Code")
        VIDEO = "video", _("Video")
        SLIDES = "slides", _("Slides")
        POSTER = "poster", _("Poster")
        DEMO = "demo", _("Demo")
        BLOG = "blog", _("Blog post")
        WEBSITE = "website", _("Website")
        DATA = "data", _("Data")
        MODEL = "model", _("Model")
        SUPPLEMENT = "supplement", _("Supplement")
        PREPRINT = "preprint", _("Preprint")
        PUBLISHER = "publisher", _("Publisher")
        OTHER = "other", _("Other")

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="links")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PDF)
    label = models.CharField(
        "own label", max_length=100, blank=True, help_text="In place of the kind."
    )
    url = WebAddressField("address", blank=True)
    file = models.FileField(
        upload_to=stored_name,
        max_length=300,
        blank=True,
        validators=[validate_upload],
    )

    # Where a preview leads to, in place of the address.
    shown_at = ""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="link_address_or_file",
                condition=Q(url="") & ~Q(file="") | ~Q(url="") & Q(file=""),
                violation_error_message="A link has either an address or a file.",
            ),
            models.CheckConstraint(
                name="link_other_has_label",
                condition=~Q(kind="other") | ~Q(label=""),
                violation_error_message="A link of kind “Other” needs its own label.",
            ),
        ]

    def __str__(self):
        return self.label or self.get_kind_display()

    def get_absolute_url(self):
        if not self.file:
            return self.url
        args = [self.publication.slug, self.file_name()]
        return reverse("publications:file", args=args)

    def file_name(self):
        """The last part of the address of the file kept here."""
        return PurePath(self.file.name).name

    def is_paper_here(self):
        return self.kind == self.Kind.PDF and self.is_pdf_here()

    def is_pdf_here(self):
        return self.file.name.lower().endswith(".pdf") if self.file else False

    def size(self):
        """In bytes; 0 of what is elsewhere, and of a file that is gone."""
        try:
            return self.file.size if self.file else 0
        except OSError:
            return 0

    def file_facts(self):
        """Of a file kept here, for who is about to load it: its type, where the label
        doesn't say it, and its size."""
        if not self.file:
            return []
        kind = PurePath(self.file.name).suffix.removeprefix(".").upper()
        facts = [] if kind in str(self).upper() else [kind]
        size = self.size()
        return [*facts, filesizeformat(size)] if size else facts
