from django import template
from django.utils.safestring import SafeString

from publications.listing import drawn

register = template.Library()


@register.simple_tag
def lines_of(group, level):
    """The works of a group, whose heading is of that level."""
    html = drawn(group.lines, level=level + 1, has_year=group.needs_years())
    return SafeString(html)
