"""Pages that hold works, and the way from the front page to each page."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from publications.models import Publication

from .opengraph import Page
from .texts import title_of

Absolute = Callable[[str], str]


def breadcrumbs(absolute: Absolute, work: Publication | None = None) -> dict[str, Any]:
    steps = [(_("Home"), "/"), (_("Publications"), reverse("publications:list"))]
    if work:
        steps.append((title_of(work), work.get_absolute_url()))
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
