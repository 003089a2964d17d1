import json
import zlib
from datetime import datetime

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime


class Deed(models.Model):
    """One thing done to many records, which can be undone as one."""

    class Kind(models.TextChoices):
        IMPORT = "import", "Import"
        AUTHORS = "authors", "Two authors made one"
        WORKS = "works", "Two works made one"

    kind = models.CharField(max_length=20, choices=Kind)
    label = models.CharField("what", max_length=1000)
    done = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True)
    # How the records were before, and what tells whether they are still as it has left
    # them: by parts, as `undoing` knows them.
    packed_before = models.BinaryField()
    packed_after = models.BinaryField()
    undone = models.DateTimeField(null=True, editable=False)
    undone_by = models.CharField(max_length=150, blank=True, editable=False)

    class Meta:
        ordering = ["-done", "-pk"]
        verbose_name = "thing done"
        verbose_name_plural = "done and undone"

    def __str__(self):
        return self.label

    def told_undone(self):
        """On 3 May 2026, by ada; nothing where it is not."""
        if not self.undone:
            return ""
        when = moment(self.undone)
        return f"on {when} by {self.undone_by}" if self.undone_by else f"on {when}"

    @property
    def before(self):
        return unpacked(self.packed_before)

    @property
    def after(self):
        return unpacked(self.packed_after)


def moment(when):
    return date_format(localtime(when), "j F Y, H:i")


def packed(found):
    text = json.dumps(found, separators=(",", ":"), default=datetime.isoformat)
    # The level at which most is saved for the time.
    return zlib.compress(text.encode(), level=1)


def unpacked(content):
    return json.loads(zlib.decompress(content))
