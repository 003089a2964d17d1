"""From where a request comes, whatever it says of that itself."""

import ipaddress

from django.conf import settings

# A home's or a university's network hands out so many IPv6 addresses to each of its
# members that counting them one by one would count nothing.
IPV6_NETWORK = 64


def address_of(request):
    """What django-axes counts together with the name."""
    return network_of(visitor_of(request))


def visitor_of(request):
    """The address of the visitor; None where none is known.

    A proxy in front, which a SITE_URL with https means, is all that Django itself
    sees. It adds whom it answers at the end of X-Forwarded-For; what stands before
    that anybody can have sent. Who is not on this computer or its own network is no
    proxy, and is not believed.
    """
    nearest = read(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
    is_proxy = settings.SECURE_PROXY_SSL_HEADER and (not nearest or nearest.is_private)
    return (is_proxy and read(forwarded)) or nearest


def read(written):
    """An address, or None for what is none, such as the name of a socket."""
    try:
        found = ipaddress.ip_address(written.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def network_of(address):
    if address is None or address.version == 4:
        return address and str(address)
    network = ipaddress.ip_network((address.packed, IPV6_NETWORK), strict=False)
    return str(network.network_address)
