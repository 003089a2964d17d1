from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from publications.fields import WebAddressField
from publications.identifiers import ARXIV_DOI, Identifier, normal_arxiv, normal_doi
from publications.slugs import citation_key, free_key, free_slug, slug_of

from .publication import Publication


class Venue(models.Model):
    """A journal, conference or press that works appear in again and again."""

    name = models.CharField(max_length=500, unique=True)
    short_name = models.CharField(
        max_length=50, blank=True, help_text="Shown in front: OSDI"
    )
    url = WebAddressField("web page", blank=True)
    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        editable=False,
        help_text="Leads to the page with this venue’s works. Made from the name, and "
        "never changed afterwards, so that links to it keep working.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.slug = self.slug or free_slug(Venue.objects, self.wanted_slug())
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("publications:venue", args=[self.slug])

    def wanted_slug(self):
        return slug_of(self.name, self.short_name, otherwise="venue")


class Appearance(models.Model):
    """One place where a work came out; one BibTeX entry."""

    class Kind(models.TextChoices):
        PREPRINT = "preprint", "Preprint"
        WORKSHOP = "workshop", "Workshop"
        CONFERENCE = "conference", "Conference"
        JOURNAL = "journal", "Journal"
        BOOK = "book", "Book"
        THESIS = "thesis", "Thesis"
        REPORT = "report", "Report"
        OTHER = "other", "Other"

    IN_VOLUMES = {Kind.WORKSHOP, Kind.CONFERENCE, Kind.BOOK}

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="appearances"
    )
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CONFERENCE)
    name = models.CharField(
        "as printed",
        max_length=1000,
        blank=True,
        help_text="18th USENIX Symposium on Operating Systems Design and "
        "Implementation (OSDI’24). May stay empty for a preprint with an arXiv number.",
    )
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="appearances"
    )
    place = models.CharField(
        "city", max_length=200, blank=True, help_text="Santa Clara"
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True, help_text="1 to 12")
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    date_text = models.CharField(
        "date in words",
        max_length=100,
        blank=True,
        help_text="Only where the numbers don't say it: in press",
    )
    volume = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=100, blank=True)
    pages = models.CharField(max_length=100, blank=True, help_text="117–134")
    series = models.CharField(
        max_length=500, blank=True, help_text="Lecture Notes in Computer Science"
    )
    edition = models.CharField(max_length=100, blank=True, help_text="2nd edition")
    publisher = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=5000, blank=True, help_text="Oral presentation")
    doi = models.CharField("DOI", max_length=300, blank=True, help_text="10.1145/…")
    arxiv = models.CharField(
        "arXiv number", max_length=50, blank=True, help_text="2409.17264"
    )
    isbn = models.CharField("ISBN", max_length=50, blank=True)
    issn = models.CharField("ISSN", max_length=50, blank=True)
    citation_key = models.CharField(
        max_length=300, blank=True, help_text="Made when left empty."
    )
    # What the last import brought: the entry's own text and its value of each field.
    bibtex = models.TextField(blank=True, editable=False)
    imported = models.JSONField(default=dict, editable=False)
    # That text as BibTeX reads it: its type, and its own and inherited fields in
    # LaTeX, with macros expanded.
    entry_type = models.CharField(max_length=100, blank=True, editable=False)
    fields = models.JSONField(default=list, editable=False)
    # Tell the next import whether anything has changed since.
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    imported_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="appearance_citation_key",
                fields=["citation_key"],
                condition=~Q(citation_key=""),
                violation_error_message="Another entry has this citation key.",
            ),
            models.CheckConstraint(
                name="appearance_year",
                condition=Q(year__isnull=True) | Q(year__range=(1000, 9999)),
                violation_error_message="A year has four digits.",
            ),
            models.CheckConstraint(
                name="appearance_month",
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
                violation_error_message="A month is a number from 1 to 12.",
            ),
            models.CheckConstraint(
                name="appearance_day",
                condition=Q(day__isnull=True)
                | Q(day__range=(1, 31), month__isnull=False),
                violation_error_message="A day is a number from 1 to 31, "
                "and needs its month.",
            ),
        ]

    def __str__(self):
        return self.printed()

    def save(self, **kwargs):
        if not self.citation_key:
            others = Appearance.objects.exclude(pk=self.pk)
            self.citation_key = free_key(others, self.made_key())
        super().save(**kwargs)
        self.publication.refresh_date()

    def delete(self, **kwargs):
        deleted = super().delete(**kwargs)
        self.publication.refresh_date()
        return deleted

    def clean(self):
        for field, normal in (("doi", normal_doi), ("arxiv", normal_arxiv)):
            written = getattr(self, field)
            if written and not normal(written):
                raise ValidationError({field: f"“{written}” is none."})
            setattr(self, field, normal(written))

    def made_key(self):
        """berg2024vidur: of the first author, the year and the title."""
        work = self.publication
        people = work.authors() or work.people("editor") if work.pk else []
        author = people[0].author if people else None
        name = author.family_name or author.literal if author else ""
        return citation_key(name, self.year, work.title)

    def is_preprint(self):
        return self.kind == self.Kind.PREPRINT

    def printed(self):
        """The line as a reader sees it: name, volume, pages, city."""
        name = self.full_name()
        if self.is_preprint() and not name:
            return self.printed_preprint()
        volume = (
            [name, self.in_series()] if self.is_volume() else [self.with_issue(name)]
        )
        parts = [*volume, self.edition, self.pages, self.place, self.date_text]
        return ", ".join(filter(None, parts))

    def full_name(self):
        return self.name or (self.venue.name if self.venue else "")

    def is_volume(self):
        """Whether the volume is not one of a journal, but of a series or of a book."""
        is_book = self.kind in self.IN_VOLUMES and not (self.volume and self.number)
        return bool(self.series or (is_book and self.volume))

    def in_series(self):
        """Lecture Notes in Computer Science 8573; or volume 2, of proceedings."""
        if not self.series:
            return gettext("volume %s") % self.volume
        number = self.volume or self.number
        is_said = number in self.series.split()
        return self.series if is_said else f"{self.series} {number}".strip()

    def with_issue(self, name):
        """Journal 3(2); without a volume the number is one of a report: INRIA, RR-1."""
        if not self.volume:
            is_report = self.kind not in (self.Kind.CONFERENCE, self.Kind.WORKSHOP)
            return ", ".join(filter(None, [name, self.number if is_report else ""]))
        number = f"({self.number})" if self.number else ""
        return f"{name} {self.volume}{number}".strip()

    def printed_preprint(self):
        number = f": arXiv:{self.arxiv}" if self.arxiv else ""
        year = f" ({self.year})" if self.year else ""
        return f"{gettext('Preprint')}{number}{year}"

    def other_year(self):
        """Its year where neither the line nor the work's own year says it."""
        return None if self.year == self.publication.year else self.untold_year()

    def untold_year(self):
        """Its year where the line doesn't say it."""
        return None if str(self.year) in self.printed() else self.year

    def short_name(self):
        """The venue's short name with the year: OSDI ’24."""
        short = self.venue.short_name if self.venue else ""
        return f"{short} ’{self.year % 100:02}" if short and self.year else short

    def badge(self):
        """The short name, where it says more than the line begins with."""
        short = self.venue.short_name if self.venue else ""
        begins_so = self.printed().casefold().startswith(short.casefold())
        return "" if begins_so else self.short_name()

    def identifiers(self):
        found = []
        if self.doi and not (self.arxiv and self.doi.startswith(ARXIV_DOI)):
            found.append(Identifier.of_doi(self.doi))
        if self.arxiv:
            found.append(Identifier.of_arxiv(self.arxiv))
        if self.isbn:
            found.append(Identifier("ISBN", self.isbn))
        return found
