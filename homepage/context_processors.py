from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from .exported import is_exported
from .owner import owner_of


def site(request):
    """What every page shows: whose site it is (falsy without a profile), and where;
    the picture that stands for the site, if it is somebody's; and whether nobody is
    there to answer what needs more than files."""
    return {
        "profile": SimpleLazyObject(lambda: profile_with_links(request)),
        "site_url": settings.SITE_URL,
        "site_card": reverse("homepage:card"),
        "is_exported": is_exported(request),
    }


def profile_with_links(request):
    profile = owner_of(request)
    if profile:
        prefetch_related_objects([profile], "links")
    return profile
