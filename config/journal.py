"""What the site says of itself: one line each, on the terminal or in systemd's journal.

Whoever logs with `extra={"request": request}`, as Django does, need not say who asked
for what, and from where.
"""

import logging
import re
import time

from django.utils.functional import SimpleLazyObject

from .visitors import visitor_of

MAX_LENGTH = 1000
# Whoever reads the key of a shared preview can open it.
PREVIEW_KEY = re.compile(r"(/previews/\d+)\.[\w-]+")
# The owner has no such setting: it follows from SITE_URL.
HINT = " You may need to add "


class Line(logging.Formatter):
    """Nobody who asks for something can write a line of their own: what is no plain
    sign is spelled out, and a traceback stands indented below its line."""

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%SZ"
    default_msec_format = None

    def format(self, record):
        area = record.name.removeprefix("offprint.")
        said = plain(record.getMessage().partition(HINT)[0])
        line = f"{self.formatTime(record)} {record.levelname} {area}: {said}"
        return line + plain(asked(record)) + self.trace(record)

    def trace(self, record):
        """How an error came about; what was refused needs none."""
        if not record.exc_info or getattr(record, "status_code", 500) < 500:
            return ""
        lines = self.formatException(record.exc_info).splitlines()
        return "".join(f"\n    {plain(line)}" for line in lines)


class Telling(logging.Filter):
    """Of what Django says of its answers: errors and refusals, not missing pages."""

    def filter(self, record):
        status = getattr(record, "status_code", 500)
        return status == 403 or status >= 500


def asked(record):
    request = getattr(record, "request", None)
    if not getattr(request, "method", None):
        return ""
    parts = [who(request), visitor_of(request), f"{request.method} {request.path}"]
    return f" [{', '.join(str(part) for part in parts if part)}]"


def who(request):
    """Who is signed in, as far as that is known already: nothing is looked up here."""
    user = getattr(request, "user", None)
    if isinstance(user, SimpleLazyObject):
        user = getattr(request, "_cached_user", None)
    return user.get_username() if user else ""


def plain(text):
    text = PREVIEW_KEY.sub(r"\1.…", text)
    seen = "".join(sign if sign.isprintable() else spelled(sign) for sign in text)
    return seen if len(seen) <= MAX_LENGTH else f"{seen[:MAX_LENGTH]}…"


def spelled(sign):
    return sign.encode("unicode_escape").decode()
