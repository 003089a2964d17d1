import zlib
from hashlib import sha256
from pathlib import PurePath

from django.db import models

from .deed import Deed

# In this order it is told how many entries became what.
COUNTED = ["created", "updated", "kept", "unchanged", "left out", "errors"]


class SourceFileQuerySet(models.QuerySet):
    def keep(self, content):
        """The row that holds these bytes, made where there is none."""
        digest = sha256(content).hexdigest()
        packed = {"packed": zlib.compress(content, level=1)}
        return self.get_or_create(digest=digest, defaults=packed)[0]

    def unused(self):
        """Those whose imports are all forgotten."""
        return self.filter(runs=None)


class SourceFile(models.Model):
    """The bytes of an imported file, each version once, to give it back as it was."""

    digest = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    packed = models.BinaryField()

    objects = SourceFileQuerySet.as_manager()

    def __str__(self):
        return self.digest

    def content(self):
        return zlib.decompress(self.packed)


class ImportRunQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not undone."""
        return self.filter(deed__undone=None)


class ImportRun(models.Model):
    """One import of one file: when, by whom, and what became of each entry."""

    started = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True)
    file = models.CharField(max_length=1000)
    # The whole path tells two files of the same name apart.
    path = models.CharField(max_length=4096, blank=True)
    source = models.ForeignKey(SourceFile, models.PROTECT, related_name="runs")
    # Outcome: how many entries; and how many errors, where there are any.
    counts = models.JSONField(default=dict)
    # What became of each entry, and what was amiss with the file itself.
    lines = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    # What all files of one import have done; nothing where all was there already.
    deed = models.ForeignKey(
        Deed, models.SET_NULL, null=True, editable=False, related_name="runs"
    )

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started", "-pk"]
        verbose_name = "import"

    def __str__(self):
        return f"{self.file_name()}, {self.started:%Y-%m-%d %H:%M}"

    def together(self):
        """The other files of the same import."""
        others = ImportRun.objects.filter(started=self.started, by=self.by)
        return others.exclude(pk=self.pk).order_by("pk").only("file", "started")

    def file_name(self):
        """Without the folder that was given with it."""
        return PurePath(self.file).name

    def outcome(self):
        """How many entries became what: 3 created, 1 kept, 2 errors."""
        return ", ".join(
            f"{count:,} {name.removesuffix('s') if count == 1 else name}"
            for name, count in sorted(self.counts.items(), key=place)
        )


def place(counted):
    # PostgreSQL keeps what JSON names in an order of its own.
    return COUNTED.index(counted[0])
