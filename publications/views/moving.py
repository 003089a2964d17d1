"""Addresses that were typed off paper, or led to what is now one with another, on
their way to the page that is meant."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect

from publications.models import FormerSlug, Publication


def at_any_spelling(view):
    """VIDUR is vidur, where no other work is called so."""

    @wraps(view)
    def wrapped(request, slug):
        try:
            return view(request, slug=slug)
        except Http404:
            meant = Publication.objects.published().filter(slug__iexact=slug).first()
            if not meant:
                raise
            return redirect(meant, permanent=True)

    return wrapped


def at_former_slug(view, owner="publication"):
    """Leads to the same of the work or author (`owner`) that it is one with now."""

    @wraps(view)
    def wrapped(request, slug, **kwargs):
        try:
            return view(request, slug=slug, **kwargs)
        except Http404:
            found = owner_now(slug, owner)
            if not found:
                raise
            name = request.resolver_match.view_name
            return redirect(name, slug=found.slug, permanent=True, **kwargs)

    return wrapped


def owner_now(slug, owner):
    """None where it is a draft: its address is nobody's business."""
    found = FormerSlug.objects.filter(slug=slug).exclude(**{owner: None})
    if owner == "publication":
        found = found.filter(publication__status="published")
    former = found.select_related(owner).first()
    return former and getattr(former, owner)
