from django import template

from homepage.describing import description, home_graph, home_tags
from publications.addresses import absolute
from publications.describing import to_script

register = template.Library()


@register.inclusion_tag("publications/_metadata.html", takes_context=True)
def home_metadata(context):
    """Of the front page, which has a `profile`, and `works` of the owner's."""
    profile, works = context["profile"], context["works"]
    return {
        "tags": home_tags(profile, works, absolute),
        "json_ld": to_script(home_graph(profile, works, absolute)),
    }


@register.filter
def owner_description(profile):
    return description(profile)
