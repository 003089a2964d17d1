from django.shortcuts import get_object_or_404

from publications.models import Publication
from publications.recalling import RECALLED, recalled

from .ahead import Ahead


def published_work(request, slug):
    """With all that its pages show; 404 without one."""
    ahead = ahead_of(request)
    works = Publication.objects.published().for_display()
    return (ahead and ahead.work(slug)) or get_object_or_404(works, slug=slug)


def around(request, work):
    """What whoever has read `work` may read next."""
    ahead = ahead_of(request)
    if ahead and work.pk in ahead.batch:
        return ahead.around(work)
    return Publication.objects.published().around(work)


def ahead_of(request):
    return recalled(request, "ahead", Ahead) if RECALLED in request.META else None
