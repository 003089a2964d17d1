"""Imports in tests, and what they said."""

from publications.importing import Choices, Media, apply, plan
from publications.mapping import read_drafts
from publications.models import Publication


def bring(*texts, **said):
    """Import one file for each of `texts`."""
    return apply(planned(*texts, **said))


def planned(*texts, media=None, folder="", **choices):
    readings = [
        read_drafts(text.encode(), f"{folder}{number}.bib")
        for number, text in enumerate(texts, start=1)
    ]
    return plan(readings, Media(media), Choices(**choices))


def outcomes(report):
    return [str(line.outcome) for line in report.lines]


def notes(report):
    """What is said of the entries, and the problems without their places."""
    said = [note for line in report.lines for note in line.said()]
    return said + [f"{p.severity}: {p.message}" for p in report.problems()]


def lines(report):
    return list(map(str, report.in_order()))


def only_work():
    return Publication.objects.for_display().get()


def titles():
    return sorted(Publication.objects.values_list("title", flat=True))


def links(work):
    return [(link.kind, link.url) for link in work.links.all()]
