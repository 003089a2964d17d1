"""For how long one stays signed in."""

import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout

# However often something is sent meanwhile. A session ends sooner after two weeks
# without (SESSION_COOKIE_AGE), and with every change of the password.
LONGEST = timedelta(days=90)
SINCE = "since"


def begin(session, stays):
    """`stays`: also after the browser was closed."""
    session[SINCE] = time.time()
    if not stays:
        session.set_expiry(0)


def is_over(session):
    return time.time() - session.get(SINCE, time.time()) > LONGEST.total_seconds()


def is_of_nobody(request):
    """Asked here, as a session that ended with its password is taken away by that."""
    return SESSION_KEY in request.session and not request.user.is_authenticated


class SessionLimitMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Visitors have no session, and none shall be looked for.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and (is_over(request.session) or is_of_nobody(request)):
            logout(request)
        return self.get_response(request)
