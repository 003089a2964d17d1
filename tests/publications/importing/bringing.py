"""Imports in tests, and what they said."""

from publications.importing import Media, apply, plan
from publications.mapping import read_drafts
from publications.models import Publication


def bring(*texts, media=None):
    """Import one file for each of `texts`."""
    return apply(planned(*texts, media=media))


def planned(*texts, media=None):
    readings = [
        read_drafts(text.encode(), f"{number}.bib")
        for number, text in enumerate(texts, start=1)
    ]
    return plan(readings, Media(media))


def outcomes(report):
    return [str(line.outcome) for line in report.lines if line.outcome]


def notes(report):
    return [note for line in report.lines for note in line.notes]


def only_work():
    return Publication.objects.for_display().get()


def titles():
    return sorted(Publication.objects.values_list("title", flat=True))


def links(work):
    return [(link.kind, link.url) for link in work.links.all()]
