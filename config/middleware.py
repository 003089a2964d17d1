"""What stands between every request and its answer, beside Django's own."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse

from . import policy


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


class CompressionMiddleware(GZipMiddleware):
    """Compress what is written for each request. Files come in pieces and can be asked
    for by parts; those of a kind that is worth it are compressed already."""

    def process_response(self, request, response):
        if response.streaming:
            return response
        return super().process_response(request, response)
