"""Where an export will be, as it was written on the command line."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError

LOCAL = {"127.0.0.1", "localhost"}
ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?", re.ASCII)
PATH = re.compile(r"(/[\w.~-]+)*", re.ASCII)


def url_of(written):
    url = (written or settings.SITE_URL).rstrip("/")
    parts = urlsplit(url)
    if parts.netloc and parts.path:
        raise CommandError(
            f"--base-url is {written}, but must have no path: write that as "
            f"--base-path {parts.path}."
        )
    if not ADDRESS.fullmatch(url):
        raise CommandError(
            f"--base-url is {written}, but must be an address such as "
            "https://example.org."
        )
    if not written and parts.hostname in LOCAL:
        raise CommandError(
            f"The site's address is {url}, where nobody else can see it. Say where the "
            "files will be: --base-url https://example.org"
        )
    return url


def path_of(written):
    path = f"/{written.strip('/')}" if written.strip("/") else ""
    if not PATH.fullmatch(path):
        raise CommandError(
            f"--base-path is {written}, but must be a path such as /homepage, of "
            "letters, digits and - . _ ~ alone."
        )
    return path
