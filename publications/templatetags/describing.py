"""What machines read of a page, in its `<head>`; and in lists, of each work."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from publications import describing
from publications.addresses import absolute

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
def list_metadata(context):
    """Of the page that holds all works."""
    about = {"@id": describing.owner_id(absolute)} if context["profile"] else {}
    return of_list(context, _("Publications"), list_description(context), about)


@register.simple_tag(takes_context=True)
def list_description(context):
    profile = context["profile"]
    if not profile:
        return _("All publications, by year, with abstracts, papers and citations.")
    return _(
        "All publications of %(name)s, by year, with abstracts, papers and citations."
    ) % {"name": profile.name}


@register.inclusion_tag("publications/_metadata.html", takes_context=True)
def author_metadata(context):
    """Of the page of `author`."""
    author = context["author"]
    about = describing.author_node(author, absolute)
    return of_part(context, str(author), author_description(author), about)


@register.simple_tag
def author_description(author):
    return _(
        "Publications by %(name)s, by year, with abstracts, papers and citations."
    ) % {"name": author}


@register.inclusion_tag("publications/_metadata.html", takes_context=True)
def venue_metadata(context):
    """Of the page of `venue`."""
    venue = context["venue"]
    about = describing.venue_node(venue)
    return of_part(context, str(venue), venue_description(venue), about)


@register.simple_tag
def venue_description(venue):
    return _(
        "Publications in %(name)s, by year, with abstracts, papers and citations."
    ) % {"name": venue}


def of_part(context, title, description, about):
    """Of a page below that of all works."""
    step = title, context["request"].path
    return of_list(context, title, description, about, step)


def of_list(context, title, description, about, *steps):
    profile, address = context["profile"], context["request"].path
    card = describing.Image(absolute(context["site_card"]), alt=str(profile))
    page = describing.Page(
        title=title,
        address=absolute(address),
        description=description,
        site_name=profile.name if profile else "",
        image=card if profile else None,
    )
    way = describing.breadcrumbs(absolute, *steps)
    return {
        "tags": describing.page_tags(page),
        "json_ld": describing.to_script(
            describing.graph(describing.collection(page, about), way)
        ),
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
