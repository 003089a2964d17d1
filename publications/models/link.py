import re
from itertools import chain, count
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
    """Below the work's own folder. Where another file is called so already, that of
    the link before or one that was replaced, the storage adds some letters."""
    slug = link.publication.slug
    return f"papers/{slug}/{stem_of(slug, link.kind, name)}{suffix_of(name)}"


def stem_of(slug, kind, name):
    # Without its kind, a file of a work “cite” could be hidden by cite.bib.
    is_paper = suffix_of(name) == ".pdf" and kind == Link.Kind.PDF
    return slug if is_paper else f"{slug}-{kind}"


def suffix_of(name):
    return PurePath(name).suffix.lower()


def free_name(stem, suffix, taken):
    """For one more file of a work whose others have the names `taken`."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{stem}{number}{suffix}" for number in numbers)
    return next(name for name in names if name not in taken)


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
    # The last part of the address of the file, whatever the storage calls it: it stays
    # when another file takes its place.
    name = models.CharField(
        max_length=200, blank=True, editable=False, default="", db_default=""
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

    def save(self, **kwargs):
        former = self.name
        if kwargs.get("update_fields") is None:
            self.name = self.wanted_name()
        super().save(**kwargs)
        if former and former != self.name:
            self.remember(former)

    def get_absolute_url(self):
        if not self.file:
            return self.url
        args = [self.publication.slug, self.file_name()]
        return reverse("publications:file", args=args)

    def delete(self, **kwargs):
        deleted = super().delete(**kwargs)
        if self.name:
            self.remember(self.name)
        return deleted

    def remember(self, former):
        """Let the address lead on to what became of the file."""
        FormerFile.objects.update_or_create(
            publication=self.publication,
            name=former,
            defaults={"link": self if self.pk else None},
        )

    def wanted_name(self):
        if not self.file:
            return ""
        stem = stem_of(self.publication.slug, self.kind, self.file.name)
        suffix = suffix_of(self.file.name)
        if re.fullmatch(rf"{re.escape(stem)}(-\d+)?{re.escape(suffix)}", self.name):
            return self.name
        others = Link.objects.filter(publication=self.publication).exclude(pk=self.pk)
        return free_name(stem, suffix, set(others.values_list("name", flat=True)))

    def file_name(self):
        return self.name or PurePath(self.file.name).name

    def file_address(self):
        """Where whoever may edit the work reads the file."""
        if self.publication.is_published():
            return self.get_absolute_url()
        return reverse("previews:file", args=[self.publication_id, self.file_name()])

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


class FormerFile(models.Model):
    """A name under which a file of a work was once found, and may still be asked for;
    without a link the file was taken away."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="former_files"
    )
    name = models.CharField(max_length=200)
    link = models.ForeignKey(Link, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "name"],
                name="former_file_once",
                violation_error_message="This name is remembered already.",
            ),
        ]

    def __str__(self):
        return self.name
