"""Pictures and papers in a ZIP, of which only what entries name is unpacked.

A name in a ZIP is never a path here: it is only compared with what was asked for.
"""

import os
import shutil
import struct
import tempfile
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.template.defaultfilters import filesizeformat
from django.utils.text import get_valid_filename

from publications.uploads import MAX_BYTES

from .media import Media, MediaError

MAX_ARCHIVE = 500 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_UNPACKED = 1024 * 1024 * 1024
# Pictures and papers are packed already; what shrinks more is meant to fill a disk.
MAX_RATIO = 200
# The list of names at the end of a ZIP, which is read as a whole.
MAX_LIST = 8 * 1024 * 1024
END, END_64, LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
UTF_8, LOCKED = 0x800, 0x1
# What old programs on Windows write, beside UTF-8 that does not say so.
ENCODINGS = ("utf-8", "cp850", "cp1252")
UNREADABLE = (BadZipFile, EOFError, NotImplementedError, OSError, zlib.error)


class Archive(Media):
    """`opened` opens the ZIP, if any, and `folder` is where its files are unpacked."""

    def __init__(self, opened: Callable[[], BinaryIO] | None, folder: Path):
        super().__init__()
        self.opened = opened
        self.place = folder
        self.unpacked = 0

    def of(self, file: str) -> "Archive":
        return self

    def find(self, name: str) -> Path:
        if self.opened is None or "://" in name:
            return super().find(name)
        return self.unpack(name, self.member(name))

    @cached_property
    def members(self) -> "Members":
        try:
            with self.opened() as file, ZipFile(file) as archive:
                return Members(archive.infolist())
        except UNREADABLE as error:
            raise MediaError(f"the ZIP can't be read ({error})") from error

    def member(self, name: str) -> ZipInfo:
        found = self.members.find(name)
        if not found:
            raise MediaError(f"{name[:200]} is not in the ZIP")
        if len(found) > 1:
            raise MediaError(
                f"there are {len(found)} files called {name[:200]} in the ZIP: leave "
                "only one there"
            )
        return found[0]

    def unpack(self, name: str, member: ZipInfo) -> Path:
        ending = get_valid_filename(Path(normal(name)).name[-100:] or "file")
        path = self.place / str(member.header_offset) / ending
        if path.exists():
            return path
        self.check(name, member)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, written = tempfile.mkstemp(dir=path.parent)
        try:
            with open(descriptor, "wb") as file:
                self.copy(member, file)
            os.replace(written, path)
        except UNREADABLE as error:
            Path(written).unlink(missing_ok=True)
            raise MediaError(f"{name} can't be unpacked ({error})") from error
        return path

    def check(self, name: str, member: ZipInfo) -> None:
        if member.flag_bits & LOCKED:
            raise MediaError(f"{name} is locked with a password in the ZIP")
        if member.file_size > MAX_BYTES:
            most = filesizeformat(MAX_BYTES)
            raise MediaError(f"{name} is larger than {most}, the most that can be kept")
        if member.file_size > MAX_RATIO * max(member.compress_size, 4096):
            raise MediaError(f"{name} is packed as no picture or paper is")
        self.unpacked += member.file_size
        if self.unpacked > MAX_UNPACKED:
            most = filesizeformat(MAX_UNPACKED)
            raise MediaError(f"{name} was left packed: the others have {most} already")

    def copy(self, member: ZipInfo, file: BinaryIO) -> None:
        """No more than it says it holds, as `ZipFile` sees to."""
        with (
            self.opened() as kept,
            ZipFile(kept) as archive,
            archive.open(member) as packed,
        ):
            shutil.copyfileobj(packed, file)


class Members:
    """The files in a ZIP by what they are called."""

    def __init__(self, members: list[ZipInfo]):
        self.by_path: dict[str, list[ZipInfo]] = defaultdict(list)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        for member in members[:MAX_ENTRIES]:
            for path in paths_of(member):
                if path not in self.by_path:
                    self.by_name[path.rpartition("/")[2]].append(path)
                self.by_path[path].append(member)

    def find(self, name: str) -> list[ZipInfo]:
        """By its whole path, else by as much of it as there is, from the end."""
        wanted = normal(name)
        if wanted in self.by_path:
            # The later one of two is what programs unpack.
            return self.by_path[wanted][-1:]
        paths = self.by_name.get(wanted.rpartition("/")[2], [])
        near = [p for p in paths if p.endswith(f"/{wanted}")]
        near = near or [p for p in paths if wanted.endswith(f"/{p}")] or paths
        found = {self.by_path[p][-1].header_offset: self.by_path[p][-1] for p in near}
        return list(found.values())


def paths_of(member: ZipInfo) -> Iterator[str]:
    """Each spelling of its name; none of what macOS adds, and of what leads astray."""
    names = {member.filename}
    if not member.flag_bits & UTF_8:
        raw = member.filename.encode("cp437", "replace")
        names |= {decoded(raw, encoding) for encoding in ENCODINGS} - {""}
    for path in set(map(normal, names)):
        parts = path.split("/")
        is_junk = parts[0] == "__macosx" or parts[-1].startswith(".")
        if not (is_junk or member.is_dir() or ".." in parts or not parts[-1]):
            yield path


def decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def normal(name: str) -> str:
    """macOS takes letters and accents apart, and Windows knows no capitals."""
    path = unicodedata.normalize("NFC", name).replace("\\", "/").casefold()
    return path.strip().removeprefix("./").lstrip("/")


def archive_problem(file: BinaryIO) -> str:
    """Why an uploaded file can't be taken for a ZIP with pictures and papers, or ""."""
    end = end_of_list(file)
    if end is None:
        return "is no ZIP, or not all of it. Pack the files once more as a ZIP"
    count, size = end
    if count > MAX_ENTRIES or size > MAX_LIST:
        return (
            f"holds more than {MAX_ENTRIES:,} files. Pack only those that the entries "
            "name"
        )
    try:
        with ZipFile(file) as archive:
            archive.infolist()
    except UNREADABLE as error:
        return f"can't be read ({error}). Pack the files once more as a ZIP"
    return ""


def end_of_list(file: BinaryIO) -> tuple[int, int] | None:
    """How many files a ZIP lists, and the bytes that the list takes; both are looked
    at before a list of millions is read (APPNOTE.TXT, 4.3.14 and 4.3.16)."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - 22 - 0xFFFF - 20)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        return None
    count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    if tail[at - 20 : at - 16] != LOCATOR_64:
        return count, length
    (where,) = struct.unpack("<Q", tail[at - 12 : at - 4])
    if where > size - 56:
        return None
    file.seek(where)
    record = file.read(56)
    return struct.unpack("<QQ", record[32:48]) if record[:4] == END_64 else None
