"""Says in the site's look that the database, or the store of the files, is away."""

import logging

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.shortcuts import render

from publications.faults import fault_of

logger = logging.getLogger("offprint.away")


class AwayMiddleware:
    """Ask for the database before others do, who have no page to say it on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Pictures are shown without it.
        if not request.path.startswith(settings.MEDIA_URL):
            try:
                connect()
            except OperationalError as error:
                if fault_of(error):
                    raise
                return away(request, error)
        return self.get_response(request)

    def process_exception(self, request, exception):
        # The store of the files says it by a ConnectionError.
        if isinstance(exception, ConnectionError) or is_loss(exception):
            return away(request, exception)
        return None


def connect():
    """To a cursor, Django also looks whether a connection that was kept still works."""
    with connection.cursor():
        pass


def is_loss(exception):
    if not isinstance(exception, (InterfaceError, OperationalError)):
        return False
    if fault_of(exception):
        return False
    return connection.connection is None or not connection.is_usable()


def away(request, error):
    logger.error("Away: %s", " ".join(str(error).split()))
    response = render(request, "away.html", status=503)
    response.headers["Retry-After"] = "60"
    response.headers["Cache-Control"] = "no-store"
    return response
