"""What stands between every request and its answer, beside Django's own."""

import secrets
from contextlib import nullcontext
from gzip import GzipFile
from io import BytesIO
from threading import BoundedSemaphore

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from publications.searching.index import refresh
from publications.snapshots import snapshot

from . import policy
from .answers import coding_among
from .page_cache import APART, PUBLIC

# SQLite refuses to look for names of fifty thousand letters.
MAX_PATH = 2000
# Of a process. More would only wait for each other, and each takes megabytes.
MADE_AT_ONCE = 4
# To compress as many bytes would save none.
SHORT = 200
# A form with a paper, whose writer was signed out meanwhile, is kept for him.
MAX_OF_STRANGERS = 64 * 1024 * 1024


class PolicyMiddleware:
    """Say what a page may load (CSP) and which devices it may ask for.

    Django 5.2 has no setting for either.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.headers(request).items():
            response.headers.setdefault(name, value)
        # Only a page can ask for devices; with each of its files, this would be more
        # bytes than the page's stylesheet.
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault(
                "Permissions-Policy", settings.PERMISSIONS_POLICY
            )
        return response

    def headers(self, request):
        headers = {
            "Content-Security-Policy": policy.header(self.policy(request)),
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if request.path.startswith(reverse("admin:index")):
            # What the owner works at is nobody's business elsewhere.
            headers["Referrer-Policy"] = "same-origin"
        return headers

    def policy(self, request):
        """The settings', and the style of the owner of the page, if it is a page."""
        owner = getattr(request, "profile", None)
        style = owner.style() if owner else ""
        if not style:
            return settings.SECURE_CSP
        styles = [*settings.SECURE_CSP["style-src"], policy.source_of(style)]
        return settings.SECURE_CSP | {"style-src": styles}


class CompressionMiddleware:
    """Compress what is written for each request, and quickly: what Django's own takes
    would be a fifth of all the work for a long page. Files come in pieces and can be
    asked for by parts; those of a kind that is worth it are compressed already."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if (
            response.streaming
            or len(response.content) < SHORT
            or response.has_header("Content-Encoding")
        ):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        accepted = request.headers.get("Accept-Encoding", "")
        if coding_among(accepted, ("gzip",)):
            compress(response)
        return response


def compress(response):
    response.content = compressed(response.content)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = "gzip"
    if response.get("ETag", "").startswith('"'):
        # It was that of the page as it is.
        response.headers["ETag"] = f"W/{response['ETag']}"


def compressed(content):
    """With a name of any length, so that nobody learns from the size of a page what is
    in it (BREACH)."""
    packed = BytesIO()
    name = "a" * secrets.randbelow(100)
    with GzipFile(name, "wb", compresslevel=3, fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


class SnapshotMiddleware:
    """Let a page for visitors show one state of the site, though somebody saves while
    it is made; what is for one person keeps to its own ways. A few pages are made at a
    time; a file may have to be waited for, and takes nobody's turn."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.turns = BoundedSemaphore(MADE_AT_ONCE)

    def __call__(self, request):
        is_read = request.method in ("GET", "HEAD")
        if not is_read or request.path.startswith(APART):
            return self.get_response(request)
        if request.GET.get("q"):
            # It may have to write, and nothing can be written below.
            refresh()
        turn = self.turns if request.path.endswith(PUBLIC) else nullcontext()
        with turn, snapshot():
            return self.get_response(request)


class NotAllowedMiddleware:
    """Say it in the look of the site where an address takes only what a form sends;
    what Django answers is empty."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class LimitsMiddleware:
    """Refuse what only somebody sends who means harm, before anything reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if len(request.path) > MAX_PATH:
            raise SuspiciousOperation("The address is longer than any of this site.")
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_large = length.isdecimal() and int(length) > MAX_OF_STRANGERS
        if is_large and not request.user.is_staff:
            return render(request, "413.html", status=413)
        return self.get_response(request)
