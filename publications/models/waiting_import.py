"""What was uploaded to be imported, until its plan is carried out or discarded."""

import json
import secrets
import shutil
import zlib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from publications import aside

KEPT_FOR = timedelta(days=7)


def new_token() -> str:
    return secrets.token_hex(16)


def folders() -> Path:
    return Path(settings.DATA_DIR) / "waiting"


def clear_folders(kept: set[str]) -> None:
    """What was unpacked here of imports that were carried out on another computer."""
    if folders().is_dir():
        for folder in folders().iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)


class WaitingImportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(applied=None).defer("packed_plan")

    def forget_old(self):
        """Nobody has gone on with these, or looks at where they led any more."""
        for waiting in self.filter(created__lt=timezone.now() - KEPT_FOR):
            waiting.discard()
        kept = set(self.open().values_list("token", flat=True))
        clear_folders(kept)
        # What an upload that was broken off has left.
        aside.sweep("waiting", {f"{token}.zip" for token in kept})


class WaitingImport(models.Model):
    """Nothing of the records is written before it is applied.

    `plan` is what was shown last, packed; `answers` what a person said to it.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    by = models.CharField(max_length=150, blank=True)
    created = models.DateTimeField(default=timezone.now)
    # The name of the ZIP with pictures and papers, as it was uploaded.
    archive = models.CharField(max_length=1000, blank=True)
    packed_plan = models.BinaryField(null=True)
    # Counts the plans, so that an old page is told from the present one.
    version = models.PositiveIntegerField(default=0)
    answers = models.JSONField(default=dict)
    applied = models.DateTimeField(null=True)
    # The records of the import that it became.
    runs = models.JSONField(default=list)

    objects = WaitingImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "-pk"]

    def __str__(self):
        return ", ".join(self.files.values_list("name", flat=True))

    @property
    def folder(self) -> Path:
        """For what is unpacked on this computer; the ZIP may be read on others, too."""
        return folders() / self.token

    @property
    def archive_name(self) -> str:
        """In the storage, where those who visit the site don't get at it."""
        return f"waiting/{self.token}.zip"

    def keep_archive(self, archive: File) -> None:
        try:
            default_storage.save(self.archive_name, archive)
        except OSError:
            with suppress(OSError):
                default_storage.delete(self.archive_name)
            raise

    def open_archive(self) -> File:
        return default_storage.open(self.archive_name)

    def plan(self) -> dict[str, Any] | None:
        return self.packed_plan and json.loads(zlib.decompress(self.packed_plan))

    def keep_plan(self, plan: dict[str, Any]) -> None:
        written = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
        self.packed_plan = zlib.compress(written.encode(errors="replace"), level=1)
        self.version += 1
        self.save(update_fields=["packed_plan", "version", "answers"])

    def empty(self) -> None:
        """Once it is applied, all that is needed is where it led."""
        self.files.all().delete()
        self.packed_plan = None
        self.save()
        self.clear()

    def discard(self) -> None:
        self.delete()
        self.clear()

    def clear(self) -> None:
        if self.archive:
            default_storage.delete(self.archive_name)
        shutil.rmtree(self.folder, ignore_errors=True)


class WaitingFile(models.Model):
    """One of its files, as it came."""

    waiting = models.ForeignKey(WaitingImport, models.CASCADE, related_name="files")
    name = models.CharField(max_length=1000)
    packed = models.BinaryField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @classmethod
    def of(cls, waiting: WaitingImport, name: str, content: bytes) -> "WaitingFile":
        return cls(waiting=waiting, name=name, packed=zlib.compress(content, level=1))

    def content(self) -> bytes:
        return zlib.decompress(self.packed)
