"""A backup as a file: a ZIP whose last part lists the others, with their checksums."""

import json
import os
import re
import zlib
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from errno import EINVAL
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.template.defaultfilters import filesizeformat

from .placing import MEDIA, SECRET_KEY

# Goes up when an older Offprint could no longer read what is written here.
FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.sqlite3"
# The last: a path without anything that leads elsewhere.
NAME = re.compile(
    rf"{re.escape(DATABASE)}|{SECRET_KEY}|{MEDIA}"
    r"(/(?!\.{1,2}(/|\Z))[^/\\\x00]+)+"
)
PIECE = 1024 * 1024
# Bytes of the list, which is read as a whole: half a million files.
LONGEST_LIST = 100 * 1024 * 1024
# What reading a damaged ZIP raises, or a list that says something else.
DAMAGES = (
    BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)


class ArchiveError(ValueError):
    """Says what is wrong with the file."""


@dataclass
class Manifest:
    made: str
    site: str
    # Those that the database has been through, which say its version.
    migrations: list[str]
    format: int = FORMAT
    # Name → size and SHA-256.
    files: dict[str, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, known):
        """Raises what it may where something else is written."""
        files = {
            name: (int(size), checksum)
            for name, (size, checksum) in known["files"].items()
        }
        return cls(
            made=datetime.fromisoformat(known["made"]).isoformat(),
            site=known["site"],
            migrations=[*map(str, known["migrations"])],
            format=known["format"],
            files=files,
        )

    @property
    def size(self):
        return sum(size for size, _ in self.files.values())

    def __str__(self):
        # Without the space that does not break, which a log spells out.
        size = filesizeformat(self.size).replace("\xa0", " ")
        number = len(self.files)
        return f"{number} {'file' if number == 1 else 'files'}, {size}"


class Writer:
    def __init__(self, file, manifest):
        self.zip = ZipFile(file, "w")
        self.manifest = manifest

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return self.close()
        # The disk may be full; what is there will be thrown away.
        with suppress(Exception):
            self.zip.close()

    def add(self, name, source):
        """All that can be read from `source` now."""
        digest, size = sha256(), 0
        # Pictures and papers are compressed already.
        packing = ZIP_DEFLATED if name == DATABASE else ZIP_STORED
        with self.zip.open(entry(name, packing), "w", force_zip64=True) as target:
            while piece := source.read(PIECE):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        self.manifest.files[name] = (size, digest.hexdigest())

    def close(self):
        text = json.dumps(asdict(self.manifest), indent=1)
        self.zip.writestr(entry(MANIFEST, ZIP_DEFLATED), text)
        self.zip.close()


def entry(name, packing):
    # With the time that it has by itself: the clock may be wrong.
    info = ZipInfo(name)
    info.compress_type = packing
    info.external_attr = 0o600 << 16
    return info


class Archive:
    """A backup to be read. Raises ArchiveError, and OSError for the disk's faults."""

    def __init__(self, path: Path):
        # To open a pipe is to wait for who writes into it.
        if path.exists() and not path.is_file():
            raise ArchiveError("it is no file")
        with blamed_on_file("it is no backup made by Offprint, or damaged"):
            self.zip = ZipFile(path)
            if self.zip.getinfo(MANIFEST).file_size > LONGEST_LIST:
                raise ValueError("a list longer than any")
            known = json.loads(self.zip.read(MANIFEST))
            is_newer = known["format"] > FORMAT
            self.manifest = None if is_newer else Manifest.of(known)
        if is_newer:
            raise ArchiveError("a newer version of Offprint has made it")
        self.check_names()

    def check_names(self):
        listed = sorted([*self.manifest.files, MANIFEST])
        if listed != sorted(self.zip.namelist()):
            raise ArchiveError("what is in it is not what its list says")
        for name in self.manifest.files:
            if not NAME.fullmatch(name):
                raise ArchiveError(f"{name!r} has no place in a backup")

    def unpack(self, folder: Path, track=lambda names: names):
        """All files, each held against its size and checksum."""
        for name in track(list(self.manifest.files)):
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (
                blamed_on_file(f"{name} in it is damaged"),
                open(path, "xb", opener=for_the_owner) as target,
            ):
                self.copy(name, target)

    def copy(self, name, target):
        left, checksum = self.manifest.files[name]
        digest = sha256()
        with self.zip.open(name) as source:
            # No more than it may have, whatever it is unpacked to.
            while left >= 0 and (piece := source.read(PIECE)):
                left -= len(piece)
                target.write(piece)
                digest.update(piece)
        if left or digest.hexdigest() != checksum:
            raise ValueError("not what was written")


def for_the_owner(path, flags):
    return os.open(path, flags, 0o600)


@contextmanager
def blamed_on_file(problem):
    try:
        yield
    except OSError as error:
        # What the file makes it ask for can't be; all else is wrong with the disk.
        if error.errno not in (None, EINVAL):
            raise
        raise ArchiveError(problem) from error
    except DAMAGES as error:
        raise ArchiveError(problem) from error
