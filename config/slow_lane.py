"""Threads that stay free for pages, however slowly others send or take what is large.

Who sends something, or takes more than fits into the buffers of his connection, holds a
thread of the server until he is done; a few who never are would hold them all. A web
server in front may take that upon itself, as nginx does, and Caddy for what is sent.
"""

import threading

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.utils.module_loading import import_string

from . import policy

# Bytes that are handed to granian at once, which sends them without a thread.
SMALL = 256 * 1024
# By its name, as it can't be imported before Django is set up.
PAGE = "config.failing.crowded_page"


class SlowLane:
    def __init__(self, application, places):
        self.application = application
        self.places = threading.BoundedSemaphore(places)

    def __call__(self, environ, start_response):
        place = Place(self.places)
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") and not place.take():
            return busy(environ, start_response)
        said = []
        try:
            body = self.application(environ, lambda *head: said.append(head))
            is_whole = method == "HEAD" or is_small(body, said[-1][1])
            if is_whole:
                body = whole(body, method)
            elif not place.take():
                close(body)
                return busy(environ, start_response)
        except BaseException:
            place.leave()
            raise
        start_response(*said[-1])
        if is_whole:
            place.leave()
            return body
        return Slow(body, place)


def busy(environ, start_response):
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy.header(settings.SECURE_CSP),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Retry-After": "60",
    }
    start_response("503 Service Unavailable", list(headers.items()))
    return [import_string(PAGE)(WSGIRequest(environ)).encode()]


def is_small(body, headers):
    if isinstance(body, list):
        return sum(map(len, body)) <= SMALL
    if not getattr(body, "streaming", True):
        return len(body.content) <= SMALL
    lengths = [value for name, value in headers if name.lower() == "content-length"]
    # What is written while it is sent has none.
    return bool(lengths) and int(lengths[0]) <= SMALL


def whole(body, method):
    try:
        return [] if method == "HEAD" else [b"".join(body)]
    finally:
        close(body)


def close(body):
    getattr(body, "close", lambda: None)()


class Place:
    def __init__(self, places):
        self.places = places
        self.is_taken = False

    def take(self):
        self.is_taken = self.is_taken or self.places.acquire(blocking=False)
        return self.is_taken

    def leave(self):
        if self.is_taken:
            self.is_taken = False
            self.places.release()


class Slow:
    """A body on its way, which keeps its place until the server closes it. The server
    gets a little at a time, as it keeps in memory what was not taken yet."""

    def __init__(self, body, place):
        self.body = body
        self.place = place

    def __iter__(self):
        for piece in self.body:
            for start in range(0, len(piece), SMALL):
                yield piece[start : start + SMALL]

    def close(self):
        close(self.body)
        self.place.leave()
