"""The list of works as a visitor wants it: chosen, grouped, in pages."""

from .choice import Choice
from .facets import facets, groupings
from .groups import Group, by_year
from .lines import drawn
from .pages import Pages, ReadPages, end, paging

__all__ = [
    "Choice",
    "Group",
    "Pages",
    "ReadPages",
    "by_year",
    "drawn",
    "end",
    "facets",
    "groupings",
    "paging",
]
