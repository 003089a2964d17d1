"""Addresses as a whole: that of the site, and those below it, as those need them who
read a page away from the site."""

import contextlib
import re

from django.conf import settings

SITE = re.compile(
    r"(?P<scheme>https?)://(?!.*_)"
    r"(?P<host>(?:[\w-]{1,63}\.)*[\w-]{1,63})(:(?P<port>[0-9]{1,5}))?/?"
)


def absolute(address: str) -> str:
    """Of a path below the site's public address, whatever name a visitor came by; an
    address elsewhere stays as it is, even one that is none."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address


def site_address(written: str) -> str | None:
    """The address of a site at the root of its server, as browsers ask for it; None
    where it can't be one."""
    found = SITE.fullmatch(written)
    host = found and in_ascii(found["host"])
    if not host or int(found["port"] or 0) > 65535:
        return None
    port = f":{found['port']}" if found["port"] else ""
    return f"{found['scheme']}://{host}{port}"


def in_ascii(host: str) -> str | None:
    """The name by which browsers ask for é.example, or None where there is none."""
    with contextlib.suppress(UnicodeError):
        return host.lower().encode("idna").decode()
