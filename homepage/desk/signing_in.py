"""Who signs in wrongly too often waits: django-axes counts, and this says so."""

from datetime import timedelta
from math import ceil
from operator import itemgetter

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

TELLING = 2
# An address that fails with ever other names waits, too, after so many more tries:
# each costs a third of a second.
MORE_NAMES = 15


class FailureCounter(AxesDatabaseHandler):
    def get_failures(self, request, credentials=None):
        failures = since(request.axes_ip_address, timezone.now())
        of_all = failures.aggregate(all=Sum("failures_since_start"))["all"] or 0
        return max(super().get_failures(request, credentials), of_all - MORE_NAMES)


class SignInForm(AdminAuthenticationForm):
    """Says in plain words what is wrong, and at last how many tries are left."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "The username or the password is not right. "
        "Mind capitals in both.",
        "inactive": "This account is switched off.",
    }

    stays = forms.BooleanField(
        label="Stay signed in on this computer for two weeks",
        required=False,
        initial=True,
    )

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
    opens, limit = wait_of(name, request.axes_ip_address, now)
    seconds = max(1, ceil((opens - now).total_seconds()))
    context = {
        **admin.site.each_context(request),
        "limit": limit,
        "is_for_all_names": limit > settings.AXES_FAILURE_LIMIT,
        "minutes": ceil(seconds / 60),
        "opens": opens,
    }
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(page)
    return page


def wait_of(name, address, now):
    """When so many failures are forgotten that another try is taken, and how many
    were too many.

    Axes keeps a row for each kind of browser, and forgets each at a time of its own.
    """
    rows = list(since(address, now).order_by("attempt_time"))
    of_name = [row for row in rows if row.username == name]
    limit = settings.AXES_FAILURE_LIMIT
    return max(
        (falls_below(limit, of_name, now), limit),
        (falls_below(limit + MORE_NAMES, rows, now), limit + MORE_NAMES),
        key=itemgetter(0),
    )


def since(address, now):
    """The failures from an address that are not forgotten yet."""
    earliest = now - settings.AXES_COOLOFF_TIME
    return AccessAttempt.objects.filter(ip_address=address, attempt_time__gte=earliest)


def falls_below(limit, rows, now):
    remembered = sum(row.failures_since_start for row in rows)
    opens = now
    for row in rows:
        if remembered < limit:
            break
        remembered -= row.failures_since_start
        opens = row.attempt_time + settings.AXES_COOLOFF_TIME
    return opens
