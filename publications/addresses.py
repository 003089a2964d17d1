"""Whole addresses, as those need them who read a page away from the site."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """Below the site's public address, whatever name a visitor came by; an address
    elsewhere stays as it is."""
    return urljoin(f"{settings.SITE_URL}/", address)
