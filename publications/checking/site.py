"""What the site as a whole must have, so that Google Scholar can read it."""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse

from publications.addresses import absolute

ROBOT = "Googlebot"


@dataclass(frozen=True)
class Lack:
    """What `decides` keeps the site out of Google Scholar for certain."""

    text: str
    decides: bool = False


def of_site(request: HttpRequest) -> Iterator[Lack]:
    """`request` stands for a visitor's, to whom front page and robots.txt are given."""
    address = urlsplit(settings.SITE_URL)
    if is_private(address.hostname):
        yield Lack(
            f"The site's address is {settings.SITE_URL}, where nobody else can see it. "
            "Set SITE_URL to its public address.",
            decides=True,
        )
    elif address.scheme != "https":
        yield Lack(
            f"The site's address, {settings.SITE_URL}, doesn't begin with https. "
            "Set SITE_URL to one that does.",
        )
    if not robots_may_read(request):
        yield Lack("robots.txt forbids robots to read the publications.", decides=True)
    if not is_linked(request):
        yield Lack(
            "The front page has no link to the list of publications, by which robots "
            "find each work."
        )


def is_private(host: str) -> bool:
    """Whether it is a name or number that no other network knows."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".internal"))


def robots_may_read(request: HttpRequest) -> bool:
    robots = RobotFileParser()
    robots.parse(answer(request, "/robots.txt").text.splitlines())
    return robots.can_fetch(ROBOT, absolute(reverse("publications:list")))


def is_linked(request: HttpRequest) -> bool:
    page = answer(request, "/")
    return f'href="{reverse("publications:list")}"' in page.text


def answer(request: HttpRequest, path: str):
    found = resolve(path)
    response = found.func(request, *found.args, **found.kwargs)
    return response.render() if hasattr(response, "render") else response
