"""Where the walk through the site begins."""

from itertools import chain
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from publications.models import FormerFile, FormerSlug, Publication

from .walk import NOT_FOUND

MOST_CARDS = 1000


def seeds() -> list[str]:
    """The sitemap leads to all pages; nothing leads to these."""
    names = ("homepage:home", "homepage:sitemap", "homepage:robots")
    unasked = (f"/{path.name}" for path in Path(settings.WHITENOISE_ROOT).iterdir())
    return [*map(reverse, names), *sorted(unasked), NOT_FOUND]


def has_cards() -> bool:
    """To draw more would take longer than all else, and GitHub Pages ends at 1 GB."""
    return Publication.objects.published().count() <= MOST_CARDS


def former_addresses() -> list[str]:
    """Of works, authors and files that are called otherwise now."""
    return list(chain(of_works(), of_authors(), of_files()))


def of_works():
    slugs = FormerSlug.objects.exclude(publication=None)
    for slug in slugs.values_list("slug", flat=True):
        for name in ("detail", "cite-bib", "cite-ris", "cite-json", "linkset"):
            yield reverse(f"publications:{name}", args=[slug])


def of_authors():
    slugs = FormerSlug.objects.exclude(author=None)
    for slug in slugs.values_list("slug", flat=True):
        yield reverse("publications:author", args=[slug])


def of_files():
    files = FormerFile.objects.values_list("publication__slug", "name")
    for slug, name in files:
        yield reverse("publications:file", args=[slug, name])
