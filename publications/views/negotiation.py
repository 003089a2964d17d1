"""One address, answered in the notation that is asked for (RFC 9110, 12.5.1).

The types are those of doi.org, so that what reads a DOI there can read a page here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.request import MediaType
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from publications.addresses import absolute

# Ten thousand wishes would take a tenth of a second to weigh.
MAX_ACCEPT = 2000


@dataclass(frozen=True)
class Offer:
    """`name` is that of the notation's own address, where it has one."""

    type: str
    view: Callable
    name: str = ""

    def address(self, kwargs: Mapping) -> str:
        return reverse(self.name, kwargs=kwargs) if self.name else ""

    def line(self, kwargs: Mapping) -> str:
        address = self.address(kwargs)
        return f"{self.type}  {absolute(address)}" if address else self.type


def negotiated(*offers: Offer) -> Callable:
    """The first of `offers` goes to whoever has no wish."""

    def view(request, **kwargs):
        offer = best_of(offers, request.headers.get("Accept", "")[:MAX_ACCEPT])
        if offer is None:
            response = not_acceptable(offers, kwargs)
        else:
            response = offer.view(request, **kwargs)
            if offer.name and response.status_code == 200:
                query = f"?{request.GET.urlencode()}" if request.GET else ""
                response.headers["Content-Location"] = offer.address(kwargs) + query
        patch_vary_headers(response, ["Accept"])
        return response

    return view


def best_of(offers: tuple[Offer, ...], accept: str) -> Offer | None:
    """Wanted most; of those, named most exactly; of those, offered first."""
    ranges = [MediaType(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return offers[0]
    wishes = {offer: wish(MediaType(offer.type), ranges) for offer in offers}
    best = max(offers, key=wishes.get)
    return best if wishes[best][0] > 0 else None


def wish(offered: MediaType, ranges: list[MediaType]) -> tuple[float, int]:
    """How much it is wanted, by the range that names it most exactly."""
    found = [wanted for wanted in ranges if covers(wanted, offered)]
    if not found:
        return 0, 0
    exact = max(found, key=lambda wanted: wanted.specificity)
    return exact.quality, exact.specificity


def covers(wanted: MediaType, offered: MediaType) -> bool:
    """Of the parameters only those count by which offers differ: clients also send a
    charset, a profile or a locale."""
    return (
        wanted.main_type in ("*", offered.main_type)
        and wanted.sub_type in ("*", offered.sub_type)
        and all(
            wanted.params.get(name, value).lower() == value
            for name, value in offered.params.items()
        )
    )


def not_acceptable(offers: tuple[Offer, ...], kwargs: Mapping) -> HttpResponse:
    lines = [offer.line(kwargs) for offer in offers]
    text = "\n".join(["What is here can be had as:", "", *lines, ""])
    return HttpResponse(text, status=406, content_type="text/plain; charset=utf-8")
