from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .models import Profile


def site(request):
    """What every page shows: whose site it is (falsy without a profile), and where."""
    return {
        "profile": SimpleLazyObject(
            lambda: Profile.objects.prefetch_related("links").first()
        ),
        "site_url": settings.SITE_URL,
    }
