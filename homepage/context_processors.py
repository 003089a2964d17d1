from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from .owner import owner_of

# In the environment of a request whose answer becomes a file, for visitors of a server
# that only hands out files. No visitor's request can hold it: their headers begin with
# HTTP_.
EXPORTED = "offprint.is_exported"


def site(request):
    """What every page shows: whose site it is (falsy without a profile), and where;
    the picture that stands for the site, if it is somebody's; and whether nobody is
    there to answer what needs more than files."""
    return {
        "profile": SimpleLazyObject(lambda: profile_with_links(request)),
        "site_url": settings.SITE_URL,
        "site_card": reverse("homepage:card"),
        "is_exported": request.META.get(EXPORTED, False),
    }


def profile_with_links(request):
    profile = owner_of(request)
    if profile:
        prefetch_related_objects([profile], "links")
    return profile
