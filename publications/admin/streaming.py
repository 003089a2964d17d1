"""A page that says how far something long has come, written while it is done.

It needs no script and no queue: the server takes the next step when the last one is
sent. Whoever closes the page closes the work, which is then undone as a whole.
"""

import logging

from django.db import DatabaseError
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from publications.faults import fault_of
from publications.importing import MediaError
from publications.pictures import PictureError

TEMPLATE = "admin/publications/importrun/progress.html"
# Where the steps go, between what the page begins and ends with.
PLACE = "<!--steps-->"
STEP = (
    '<div class="step"><p>{}</p>'
    '<progress value="{}" max="{}" aria-label="{}"></progress></div>\n'
)
FAILED = '<div class="step"><p class="errornote">{}</p></div>\n'
# Found in the body, too, by every browser; the link is for all that don't follow it.
ONWARD = (
    '<div class="step"><p><a href="{0}">{1}</a></p>'
    '<meta http-equiv="refresh" content="0; url={0}"></div>\n'
)
BACK = '<p><a href="{}">Back to the plan</a></p>\n'
EXPECTED = (OSError, PictureError, MediaError)

logger = logging.getLogger("offprint.imports")


def streamed(request, context, pieces):
    """`pieces` are those made below."""
    page = render_to_string(TEMPLATE, context, request)
    start, _, end = page.partition(PLACE)

    def written():
        yield start
        yield from pieces
        yield end

    response = StreamingHttpResponse(written())
    # Not to be gathered up by a server in front of this one.
    response.headers["X-Accel-Buffering"] = "no"
    response.headers["Cache-Control"] = "no-store"
    return response


def step(said, progress):
    total = max(progress.total, 1)
    return format_html(STEP, said, progress.done, total, said)


def onward(url, said):
    return format_html(ONWARD, url, said)


def failed(said, back):
    return format_html(FAILED, said) + format_html(BACK, back)


def told(pieces, back):
    """`pieces`, and in place of an error a sentence with the way back: the page has
    begun, and can't become another."""
    try:
        yield from pieces
    except Exception as error:
        yield failed(f"{sentence(error)} Nothing was imported.", back)


def sentence(error):
    """What was wrong, for a person; all but that goes into the log."""
    if fault := fault_of(error):
        logger.error("An import was broken off: %s", error)
        return f"{fault.title}. {fault.said}"
    if isinstance(error, EXPECTED):
        said = getattr(error, "strerror", None) or error
        return f"A picture or paper can't be kept ({said})."
    if isinstance(error, DatabaseError):
        logger.warning("An import was broken off: %s", error)
        return "Somebody saved something at the same moment. Try it again in a minute."
    logger.error("An import was broken off", exc_info=error)
    return "Something went wrong."
