"""Puts files into a folder of which a server hands them out, all at once.

What is new is first written beside the rest, so that whatever goes wrong meanwhile
changes nothing. A list of what was written, with digests, tells our files from others:
these are neither written over nor removed. It holds old and new while files are moved
to their places, so that a run that was killed is made good by the next one.
"""

import fcntl
import os
import shutil
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

# In the form of sha256sum, which can check it.
LIST = ".offprint"
NEW = ".offprint.new"
GIT = ".git"
SHOWN = 5


class FolderError(Exception):
    """The folder can't be taken, for a reason that its owner can mend."""


class Folder:
    def __init__(self, path: Path):
        self.path = path.resolve()
        self.new = self.path / NEW
        # By name, the digests of what we wrote before and of what there is now.
        self.before: dict[str, set[str]] = defaultdict(set)
        self.made: dict[str, str] = {}
        self.written: list[str] = []
        self.removed: list[str] = []
        # Where we would have written or removed what somebody else has made.
        self.foreign: list[str] = []

    def __enter__(self):
        self.path.mkdir(parents=True, exist_ok=True)
        self.lock()
        self.read_list()
        self.refuse_others()
        shutil.rmtree(self.new, ignore_errors=True)
        self.new.mkdir()
        return self

    def __exit__(self, *error):
        shutil.rmtree(self.new, ignore_errors=True)
        os.close(self.held)

    def lock(self):
        self.held = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(self.held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderError(
                f"Another export into {self.path} is at work. Wait for it to end."
            ) from None

    def read_list(self):
        path = self.path / LIST
        for line in path.read_text().splitlines() if path.exists() else ():
            digest, _, name = line.partition("  ")
            self.before[name].add(digest)

    def refuse_others(self):
        if (self.path / LIST).exists():
            return
        names = sorted({entry.name for entry in self.path.iterdir()} - {GIT, NEW})
        if names:
            some = ", ".join(names[:SHOWN]) + " …" * (len(names) > SHOWN)
            raise FolderError(
                f"{self.path} holds what no export has written: {some}. "
                "Name a folder that is empty, or not there yet."
            )

    def put(self, name: str, content: bytes) -> None:
        """Make `content` the file `name`, once all are there."""
        digest, there = sha256(content).hexdigest(), self.digest_of(name)
        if there == digest and name not in self.before:
            return
        if there not in (None, digest, *self.before.get(name, ())):
            self.foreign.append(name)
            return
        self.made[name] = digest
        if there != digest:
            write(self.new / name, content)
            self.written.append(name)

    def digest_of(self, name: str) -> str | None:
        """Of the file that is called so now: None where there is nothing, "" where
        there is something else."""
        path = self.path / name
        if os.path.realpath(path) != str(path) or self.path not in path.parents:
            return ""
        try:
            return sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            return None
        except (IsADirectoryError, NotADirectoryError):
            return ""

    def finish(self) -> None:
        """What was written to its place, and away with what has vanished."""
        made = {name: {digest} for name, digest in self.made.items()}
        if not self.written and made == self.before:
            return
        names = made.keys() | self.before.keys()
        self.write_list(
            {name: made.get(name, set()) | self.before[name] for name in names}
        )
        for name in self.written:
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.new / name, self.path / name)
        for name in sorted(names - made.keys() - set(self.foreign)):
            self.remove(name)
        self.write_list(made)

    def remove(self, name: str) -> None:
        there = self.digest_of(name)
        if there not in (None, *self.before[name]):
            self.foreign.append(name)
        elif there:
            (self.path / name).unlink()
            self.removed.append(name)
            self.prune((self.path / name).parent)

    def prune(self, folder: Path) -> None:
        while folder != self.path and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def write_list(self, files: dict[str, set[str]]) -> None:
        path = self.new / LIST
        lines = [f"{digest}  {name}\n" for name in files for digest in files[name]]
        path.write_text("".join(sorted(lines, key=lambda line: line[66:])))
        os.replace(path, self.path / LIST)


def write(path, content):
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        # The first of its folder; each work has five files in one.
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
