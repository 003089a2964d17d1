from contextlib import suppress
from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markdownx.models import MarkdownxField

from publications import markdown
from publications.fields import PictureField, RenderedField
from publications.languages import validate_language
from publications.querysets import PublicationQuerySet
from publications.slugs import free_slug, slug_of

# A list folds what is more; the work's own page shows everybody, in a fold where more
# than fill a screen.
LISTED_AUTHORS = 12
SHOWN_AUTHORS = 50


class Topic(models.Model):
    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        editable=False,
        help_text="Leads to the list of the works on it. Made from the name, and never "
        "changed afterwards, so that links to it keep working.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.slug = self.slug or free_slug(Topic.objects, self.wanted_slug())
        super().save(**kwargs)

    def get_absolute_url(self):
        return f"{reverse('publications:list')}?topic={self.slug}"

    def wanted_slug(self):
        return slug_of(self.name, otherwise="topic")


class Publication(models.Model):
    """One work: a paper with all the places it appeared in, a thesis, a project."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("Conference paper")
        WORKSHOP = "workshop", _("Workshop paper")
        JOURNAL = "journal", _("Journal article")
        PREPRINT = "preprint", _("Preprint")
        BOOK = "book", _("Book")
        CHAPTER = "chapter", _("Book chapter")
        THESIS = "thesis", _("Thesis")
        REPORT = "report", _("Report")
        PATENT = "patent", _("Patent")
        DATASET = "dataset", _("Data set")
        SOFTWARE = "software", _("Software")
        TALK = "talk", _("Talk")
        PROJECT = "project", _("Project")
        OTHER = "other", _("Other work")

    class Status(models.TextChoices):
        PUBLISHED = "published", "Published"
        DRAFT = "draft", "Draft"

    class PictureKind(models.TextChoices):
        FOUND = "", "Found by itself"
        PLOT = "plot", "Diagram on white: dimmed in the dark scheme"
        PHOTO = "photo", "Photograph: shown as it is"

    title = models.CharField(
        max_length=1000,
        help_text="Formulas stand between dollars, $O(n \\log n)$, and italics and "
        "the like between tags: &lt;i&gt;E. coli&lt;/i&gt;, x&lt;sub&gt;n&lt;/sub&gt;, "
        "2&lt;sup&gt;nd&lt;/sup&gt;.",
    )
    title_html = RenderedField(source="title", renderer=markdown.render_inline)
    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        blank=True,
        error_messages={
            "unique": "Another work has this address.",
            "invalid": "An address is made of letters without accents, digits, "
            "hyphens and underscores.",
        },
        help_text="The last part of the work's web address. Made from the title when "
        "left empty, and never changed afterwards, so that links to it keep working.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CONFERENCE)
    abstract = models.TextField(
        blank=True,
        help_text="Plain text; formulas stand between dollars, and an empty line "
        "begins a paragraph.",
    )
    abstract_html = RenderedField(
        source="abstract", renderer=markdown.render_paragraphs
    )
    description = MarkdownxField(
        blank=True,
        help_text="What it is about, in your own words; shown in lists when a work "
        "has no venue.",
    )
    description_html = RenderedField(source="description", renderer=markdown.render)
    award = models.CharField(
        max_length=500, blank=True, help_text="Best Paper Award at OSDI"
    )
    language = models.CharField(
        max_length=35,
        blank=True,
        validators=[validate_language],
        help_text="Of its title and abstract: de, pt-BR. Empty for the language of "
        "the site.",
    )
    and_others = models.BooleanField(
        "and others", default=False, help_text="The list of authors ends with “et al.”"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="publications")

    # Copied from the appearances, so that lists need not look there.
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    month = models.PositiveSmallIntegerField(null=True, editable=False)
    day = models.PositiveSmallIntegerField(null=True, editable=False)

    thumbnail = PictureField("picture", blank=True, sizes_field="thumbnail_sizes")
    thumbnail_alt = models.CharField(
        "picture in words",
        max_length=300,
        blank=True,
        help_text="What the picture shows, for those who can't see it: "
        "Throughput against latency; the new curve stays low.",
    )
    thumbnail_credit = models.CharField(
        "credit", max_length=200, blank=True, help_text="Drawing: Ada Lovelace"
    )
    thumbnail_kind = models.CharField(
        "kind of picture",
        max_length=10,
        blank=True,
        choices=PictureKind,
        default=PictureKind.FOUND,
    )
    thumbnail_sizes = models.JSONField(default=dict, editable=False)

    status = models.CharField(
        max_length=10,
        choices=Status,
        default=Status.PUBLISHED,
        help_text="A draft is seen only here.",
    )
    is_selected = models.BooleanField(
        "selected", default=False, help_text="Stands on the front page."
    )
    position = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Place on the front page: 1 comes first. Works without a number "
        "follow, newest first.",
    )
    created = models.DateTimeField(default=timezone.now, editable=False)
    modified = models.DateTimeField(auto_now=True)

    objects = PublicationQuerySet.as_manager()

    # Where a preview leads to, in place of the page.
    shown_at = ""

    class Meta:
        ordering = [F("year").desc(nulls_last=True), "-created", "pk"]
        # All that a list is made of before it is cut into pages.
        indexes = [
            models.Index(
                fields=["status", "year", "kind", "month", "day", "created"],
                name="publication_listed",
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="publication_has_title",
                condition=~Q(title=""),
                violation_error_message="A work needs a title.",
            ),
        ]

    def __str__(self):
        return markdown.plain(self.title)

    def save(self, **kwargs):
        if not self.slug:
            self.slug = free_slug(
                Publication.objects, slug_of(self.title), "former_slugs__slug"
            )
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("publications:detail", args=[self.slug])

    def is_published(self):
        return self.status == self.Status.PUBLISHED

    def authors(self):
        return self.people("author")

    def shown_editors(self):
        """Those of a book; a paper's are its proceedings' and of no interest here."""
        is_book = self.kind == self.Kind.BOOK
        return self.people("editor") if is_book or not self.authors() else []

    def advisors(self):
        return self.people("advisor")

    def mentors(self):
        return self.people("mentor")

    def people(self, role):
        return [person for person in self.authorships.all() if person.role == role]

    def all_authors(self):
        """Everybody; of a long list the first, and `all` to be unfolded."""
        authors = self.authors()
        if len(authors) <= SHOWN_AUTHORS:
            return {"shown": authors, "hidden": 0}
        shown = self.first_authors()["shown"]
        return {"shown": shown, "hidden": 0, "all": authors}

    def first_authors(self):
        """At most so many as a list shows, the owner among them, and how many more."""
        authors = self.authors()
        shown = authors[:LISTED_AUTHORS]
        later = authors[LISTED_AUTHORS:]
        shown += [person for person in later if person.author.is_owner]
        return {"shown": shown, "hidden": len(authors) - len(shown)}

    def has_equal_authors(self):
        return any(person.is_equal for person in self.authorships.all())

    def has_corresponding_authors(self):
        return any(person.is_corresponding for person in self.authors())

    def main_appearance(self):
        return main_of(self.appearances.all())

    def distinct_appearances(self):
        """The main one first, without those that read the same, as when a file has a
        work twice."""
        main = self.main_appearance()
        found = sorted(self.appearances.all(), key=lambda a: a != main)
        lines = {(a.printed(), a.year): a for a in reversed(found)}
        return [a for a in found if a in lines.values() and (str(a) or a.note)]

    def short_place(self):
        """Where and when in a few words: OSDI ’24; Journal of Tests, 2021; Project."""
        main = self.main_appearance()
        if main and main.short_name():
            return main.short_name()
        name = (main and main.full_name()) or self.get_kind_display()
        return f"{name}, {self.year}" if self.year else name

    def identifiers(self):
        found = (i for a in self.appearances.all() for i in a.identifiers())
        return list(dict.fromkeys(found))

    def identifier_links(self):
        """The identifiers that no link of the owner's leads to already."""
        addresses = [link.url for link in self.links.all()]
        return [
            identifier
            for identifier in self.identifiers()
            if identifier.url and not any(map(identifier.stands_in, addresses))
        ]

    def refresh_date(self):
        """Take over the date of the main appearance, after one of them changed."""
        fresh = Publication.objects.get(pk=self.pk)
        fresh.set_date(fresh.appearances.all())
        fresh.save(update_fields=["year", "month", "day", "modified"])

    def set_date(self, appearances):
        main = main_of(appearances)
        self.year = main and main.year
        self.month = main and main.month
        self.day = main and main.day

    def iso_date(self):
        """As precisely as it is known: 2024-07."""
        parts = [self.year, self.month, self.day]
        known = parts[: parts.index(None)] if None in parts else parts
        return "-".join(f"{part:02}" for part in known)

    def printed_date(self):
        """The same for a reader."""
        if not self.year or not self.month:
            return str(self.year or "")
        # A day that its month does not have is no reason to hide the month.
        with suppress(ValueError):
            if self.day:
                return date_format(date(self.year, self.month, self.day))
        return date_format(date(self.year, self.month, 1), "YEAR_MONTH_FORMAT")

    def heading(self):
        """What the work stands under in a list by year."""
        if self.year:
            return str(self.year)
        is_project = self.kind == self.Kind.PROJECT
        return gettext("Projects") if is_project else gettext("Undated")

    def picture_kind(self):
        return self.thumbnail_kind or self.thumbnail_sizes.get("kind", "")

    def short_title(self):
        """The name before the colon, else the venue's, else the kind: what stands where
        a picture is missing."""
        name, colon, _ = str(self).partition(":")
        if colon and len(name) <= 24:
            return name
        main = self.main_appearance()
        return (main and main.short_name()) or self.get_kind_display()


def main_of(appearances):
    """The first one that is no preprint, else the first; None without any."""
    appearances = list(appearances)
    final = [a for a in appearances if not a.is_preprint()]
    return next(iter(final or appearances), None)
