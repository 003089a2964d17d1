"""The list's own templates with names in the places of what a script fills in, so that
what it shows looks as it does on a server."""

from django.template.loader import render_to_string

from publications.listing import Choice
from publications.listing.facets import Facet, Value
from publications.listing.groups import Group, Heading
from publications.listing.pages import Paging, Way

CHOSEN = Value("@text@", "@count@", "@query@", True, "@address@")
OTHER = Value("@text@", "@count@", "@query@", False)
GROUP = Group(Heading("@anchor@", "@text@"), is_continued=True)
# Each part of the list once, and a chosen value besides another one.
CONTEXT = {
    "here": "@here@",
    "facets": [Facet("@name@", "@label@", [CHOSEN, OTHER, OTHER], True, seen=2)],
    "groupings": [CHOSEN],
    "groups": [GROUP],
    "jumps": [GROUP],
    "page": {"number": "@page@", "paginator": {"num_pages": "@pages@"}},
    "paging": Paging(
        [Way("@text@", "@query@", True)], Way("", "@before@"), Way("", "@after@")
    ),
    "has_equal_authors": True,
    "without_filters": "@others@",
}
NOTHING = {"found": 0, "groups": [], "paging": None, "has_equal_authors": False}
# By what is found, and what was chosen.
SAMPLES = {
    "whole": {"choice": Choice(), "found": "@found@"},
    "found": {"choice": Choice(kind="@"), "found": "@found@"},
    "no-words": {"choice": Choice(q="@words@"), **NOTHING},
    "no-values": {"choice": Choice(kind="@"), **NOTHING},
    "neither": {"choice": Choice(q="@words@", kind="@"), **NOTHING},
}


def samples(total: int) -> dict[str, dict[str, str]]:
    """Of a list of `total` works."""
    return {
        name: rendered({**CONTEXT, **sample, "total": total})
        for name, sample in SAMPLES.items()
    }


def rendered(context: dict) -> dict[str, str]:
    return {
        part: render_to_string(f"publications/_{part}.html", context)
        for part in ("count", "found")
    }
