"""Files kept under names made from their content: the same content is kept once."""

from hashlib import sha256

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


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
