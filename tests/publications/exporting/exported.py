"""Imports in tests, as the command makes them, and what comes back of them."""

from publications.exporting import Collection
from publications.importing import Media, Origin, apply, plan
from publications.mapping import read_drafts


def bring(data, file="works.bib", path="", media=None):
    data = data.encode() if isinstance(data, str) else data
    planned = plan([read_drafts(data, file)], Media(media))
    return apply(planned, Origin(paths={file: path}))


def export():
    """The newest file as it is to be written."""
    collection = Collection()
    return collection.export(collection.files[0])


def exported():
    return export().data.decode()
