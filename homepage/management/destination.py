"""Where an export will be, as it was written on the command line."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError

from homepage.publishing import Place
from publications.addresses import site_address

LOCAL = {"127.0.0.1", "localhost"}
PATH = re.compile(r"(/[\w.~-]+)*", re.ASCII)


def destination(base_url, base_path):
    return Place(url_of(base_url), path_of(base_path))


def url_of(written):
    if not written:
        return own_url()
    path = written.partition("://")[2].partition("/")[2].rstrip("/")
    if path:
        raise CommandError(
            f"--base-url is {written}, but must have no path: write that as "
            f"--base-path /{path}."
        )
    if address := site_address(written):
        return address
    raise CommandError(
        f"--base-url is {written}, but must be an address such as https://example.org."
    )


def own_url():
    url = settings.SITE_URL
    if urlsplit(url).hostname in LOCAL:
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
