"""Whole addresses, which is what everything outside of a page needs."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """Of a path below this site; what is whole already stays."""
    return urljoin(f"{settings.SITE_URL}/", address)
