"""Files kept under names made from their content: the same content is kept once."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.core.files.base import ContentFile


def keep(storage, folder, content: bytes, ending: str) -> str:
    """The name under which `content` is in the storage from now on."""
    name = f"{folder}/{digest(content)}{ending}"
    if not storage.exists(name):
        return storage.save(name, ContentFile(content))
    if storage.size(name) != len(content):
        # What an interrupted upload left behind.
        storage.delete(name)
        return storage.save(name, ContentFile(content))
    return name


def keep_alone(path: Path, content: bytes) -> None:
    """`content` at `path` and nothing else in its folder, whoever else does the same
    at this moment: a reader finds the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    others = set(path.parent.iterdir()) - {path}
    descriptor, written = tempfile.mkstemp(dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
        os.replace(written, path)
    except OSError:
        os.unlink(written)
        raise
    for other in others:
        with suppress(OSError):
            other.unlink()


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
