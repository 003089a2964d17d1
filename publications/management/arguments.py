"""What is named on the command line, and what is wrong with it in one sentence."""

from argparse import ArgumentTypeError

from django.core.management.base import CommandError
from django.template.defaultfilters import filesizeformat

from publications.importing import FIELDS

# Many times the largest bibliography that one person keeps.
MAX_BYTES = 250 * 1024 * 1024


def preference(text):
    """`file`, or `file:` with names of fields, as a set of these."""
    who, colon, rest = text.partition(":")
    names = [name.strip() for name in rest.split(",")] if colon else FIELDS
    if who != "file":
        raise ArgumentTypeError("say file, or for example file:title,pages")
    if wrong := [name for name in names if name not in FIELDS]:
        said = f"there is no field “{wrong[0]}”. There are {', '.join(FIELDS)}"
        raise ArgumentTypeError(said)
    return frozenset(names)


def read(file):
    """Raises CommandError for what is no file, can't be read, or is far too large."""
    try:
        if file.exists() and not file.is_file():
            raise unreadable(file, "it is no file")
        if file.stat().st_size > MAX_BYTES:
            raise unreadable(file, f"it is larger than {filesizeformat(MAX_BYTES)}")
        return file.read_bytes()
    except OSError as error:
        raise unreadable(file, error.strerror) from error


def unreadable(file, why):
    return CommandError(
        f"{printable(file)} can't be read ({why}); nothing was done.", returncode=2
    )


def printable(path):
    """A file's name may hold bytes that are no text."""
    return str(path).encode(errors="replace").decode()
