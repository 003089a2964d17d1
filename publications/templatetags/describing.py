"""What machines read of a page, in its `<head>`; and in lists, of each work."""

from django import template
from django.utils.html import format_html

from publications import describing
from publications.describing import absolute

register = template.Library()


@register.inclusion_tag("publications/_metadata.html", takes_context=True)
def work_metadata(context):
    """Of the page of `work`."""
    work, profile = context["work"], context["profile"]
    return {
        "tags": describing.meta_tags(work, absolute, profile.name if profile else ""),
        "json_ld": describing.to_script(describing.json_ld(work, absolute)),
    }


@register.inclusion_tag("publications/_metadata.html", takes_context=True)
def list_metadata(context, title, description):
    """Of a page that holds works of the site's owner."""
    profile = context["profile"]
    page = describing.Page(
        title=title,
        address=absolute(context["request"].path),
        description=description,
        site_name=profile.name if profile else "",
    )
    about = {"@id": describing.owner_id(absolute)} if profile else {}
    nodes = describing.collection(page, about), describing.breadcrumbs(absolute)
    return {
        "tags": describing.page_tags(page),
        "json_ld": describing.to_script(describing.graph(*nodes)),
    }


@register.simple_tag
def coins(work):
    """Never on a work's own page: Zotero would read nothing else there."""
    return format_html(
        '<span class="Z3988" title="{}" aria-hidden="true"></span>',
        describing.coins(work, absolute),
    )


@register.filter
def in_short(work, length):
    return describing.in_short(work, length)
