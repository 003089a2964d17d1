from publications.recalling import recalled

from .models import Profile


def owner_of(request):
    """The profile, or None; asked for once in a request."""
    if not hasattr(request, "profile"):
        request.profile = recalled("profile", Profile.objects.first)
    return request.profile
