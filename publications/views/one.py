from functools import partial

from django.shortcuts import get_object_or_404

from publications.models import Publication
from publications.recalling import recalled


def published_work(request, slug):
    """With all that its pages show; 404 without one."""
    works = Publication.objects.published().for_display()
    return recalled(request, "work", slug, partial(get_object_or_404, works, slug=slug))
