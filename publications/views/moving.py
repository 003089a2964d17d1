"""Addresses that were typed off paper, on their way to the page that is meant."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect

from publications.models import Publication


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
