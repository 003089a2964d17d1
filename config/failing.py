"""The answers to an error that no view was ready for, wherever it was raised."""

import sys

from django.contrib.messages import get_messages
from django.db import InterfaceError, OperationalError, connection
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.log import log_response
from django.views import defaults

from homepage.desk.resuming import is_of_the_desk
from homepage.middleware import LanguageMiddleware
from publications.faults import AWAY, CROWDED, FOR_VISITORS, fault_of

# How the codes of PostgreSQL begin for a lost connection, and one that it has ended.
CUT_OFF = ("08", "57P")


def server_error(request):
    forget_messages(request)
    error = sys.exception()
    fault = answer_to_fault(request, error)
    if fault or not is_of_the_desk(request):
        return fault or defaults.server_error(request)
    return defaults.server_error(request, "admin/500.html")


def bad_request(request, exception):
    fault = answer_to_fault(request, exception)
    return fault or defaults.bad_request(request, exception)


def forget_messages(request):
    """Else the next page would say that something was saved."""
    messages = get_messages(request)
    if getattr(messages, "added_new", False):
        messages._queued_messages.clear()


def answer_to_fault(request, error):
    fault = fault_of(error) or (AWAY if is_of_elsewhere(error) else None)
    if fault is None:
        return None
    shown = fault if is_of_the_desk(request) else FOR_VISITORS
    with translation.override(language_for(request)):
        response = render(request, "fault.html", {"fault": shown}, status=503)
    response.headers["Retry-After"] = "60"
    response.headers["Cache-Control"] = "no-store"
    # In one line, without the way there, which is the machine's and not the site's.
    said = " ".join(str(error).split())
    log_response("%s: %s", fault.title, said, response=response, request=request)
    return response


def crowded_page(request):
    """For a request that no view has seen, and no middleware."""
    context = {"fault": CROWDED, "request": request}
    with translation.override(language_for(request)):
        return render_to_string("fault.html", context)


def language_for(request):
    """The owner's can't be asked for where the database is at fault."""
    here = translation.get_language()
    return here if is_of_the_desk(request) else LanguageMiddleware.last or here


def is_of_elsewhere(error):
    """Whether the database, or the store of the files, does not answer."""
    if isinstance(error, ConnectionError):
        return True
    if not isinstance(error, InterfaceError | OperationalError):
        return False
    if was_cut_off(error):
        return True
    return connection.connection is None or not connection.is_usable()


def was_cut_off(error):
    """Also where Django has connected anew by now. PostgreSQL gives such errors a code
    of its own, or, when it could not say any more, none."""
    code = getattr(error.__cause__, "sqlstate", "")
    return code is None or code.startswith(CUT_OFF)
