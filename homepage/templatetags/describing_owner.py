from django import template

from homepage.describing import home_graph, home_tags
from publications.describing import absolute, to_script

register = template.Library()


@register.inclusion_tag("publications/_metadata.html", takes_context=True)
def home_metadata(context):
    """Of the front page, which has a `profile`, and `works` of the owner's."""
    profile, works = context["profile"], context["works"]
    return {
        "tags": home_tags(profile, works, absolute),
        "json_ld": to_script(home_graph(profile, works, absolute)),
    }
