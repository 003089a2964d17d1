"""Whole addresses, as those need them who read a page away from the site."""

from django.conf import settings


def absolute(address: str) -> str:
    """Of a path below the site's public address, whatever name a visitor came by; an
    address elsewhere stays as it is, even one that is none."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address
