"""Pages that hold works, and the way from the front page to each page."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from publications.models import Venue

from .opengraph import Page
from .texts import words

Absolute = Callable[[str], str]


def breadcrumbs(absolute: Absolute, *further: tuple[str, str]) -> dict[str, Any]:
    """`further` are names and addresses below the list of all works."""
    steps = [(_("Home"), "/"), (_("Publications"), reverse("publications:list"))]
    steps += further
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": absolute(address),
            }
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def venue_node(venue: Venue) -> dict[str, Any]:
    """A journal or the papers of a conference, which come again and again."""
    return {
        "@type": "CreativeWorkSeries",
        "name": words(venue.name),
        "alternateName": venue.short_name,
        "url": venue.url,
    }


def collection(page: Page, about: Any = None) -> dict[str, Any]:
    return {
        "@type": "CollectionPage",
        "@id": page.address,
        "url": page.address,
        "name": page.title,
        "description": page.description,
        "inLanguage": translation.get_language() or "en",
        "about": about or {},
    }
