"""Stands between every request and its answer: in which language that is."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from .owner import owner_of


class LanguageMiddleware:
    """Answer in the owner's language, whatever the visitor's browser would like, so
    that an address is one page, which can be kept. The admin stays English, and
    pictures have no language to ask for."""

    # That of the last page, for one that can't ask.
    last: str | None = None

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A preview in the admin is in it, too.
        request.language_of_pages = partial(language_of_pages, request)
        if request.path.startswith((reverse("admin:index"), settings.MEDIA_URL)):
            return self.get_response(request)
        LanguageMiddleware.last = request.language_of_pages()
        with translation.override(LanguageMiddleware.last):
            return self.get_response(request)


def language_of_pages(request):
    profile = owner_of(request)
    return profile.language if profile else settings.LANGUAGE_CODE
