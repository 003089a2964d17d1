"""Who signs in wrongly too often waits: django-axes counts, and this says so."""

from datetime import timedelta
from math import ceil

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

TELLING = 2


class SignInForm(AdminAuthenticationForm):
    """Says in plain words what is wrong, and at last how many tries are left."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "The username or the password is not right. "
        "Mind capitals in both.",
        "inactive": "This account is switched off.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def get_invalid_login_error(self):
        words = self.error_messages["invalid_login"]
        left = tries_left(self.request)
        if left is not None and left <= TELLING:
            tries = "1 more try" if left == 1 else f"{left} more tries"
            minutes = settings.AXES_COOLOFF_TIME // timedelta(minutes=1)
            words = f"{words} You have {tries}, then a wait of {minutes} minutes."
        return ValidationError(words, code="invalid_login")


def tries_left(request):
    """After a failure; None before one."""
    failures = getattr(request, "axes_failures_since_start", None)
    return None if failures is None else settings.AXES_FAILURE_LIMIT - failures


def locked_out(request, response=None, credentials=None):
    """The page in place of the form, for as long as no try is taken."""
    now = timezone.now()
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    opens = opens_at(name, request.axes_ip_address, now)
    seconds = max(1, ceil((opens - now).total_seconds()))
    context = {
        **admin.site.each_context(request),
        "limit": settings.AXES_FAILURE_LIMIT,
        "minutes": ceil(seconds / 60),
        "opens": opens,
    }
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(page)
    return page


def opens_at(name, address, now):
    """When so many failures are forgotten that another try is taken.

    Axes keeps a row for each kind of browser, and forgets each at a time of its own.
    """
    since = now - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(
        username=name, ip_address=address, attempt_time__gte=since
    ).order_by("attempt_time")
    remembered = sum(row.failures_since_start for row in rows)
    for row in rows:
        remembered -= row.failures_since_start
        if remembered < settings.AXES_FAILURE_LIMIT:
            return row.attempt_time + settings.AXES_COOLOFF_TIME
    return now
