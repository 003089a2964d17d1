"""People and teams as schema.org has them."""

from collections.abc import Callable
from typing import Any

from publications.citing.citation import name_of
from publications.models import Author, Authorship

from .texts import one_line

# Of more than a page of names, nobody wants more than the names.
MANY = 100


def people(found: list[Authorship], absolute: Callable[[str], str]) -> list[dict]:
    written = named if len(found) > MANY else described
    return [written(person, absolute) for person in found]


def author_node(author: Author, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Apart from any work."""
    return described(Authorship(author=author), absolute)


def described(person: Authorship, absolute: Callable[[str], str]) -> dict[str, Any]:
    author, name = person.author, name_of(person)
    said = named(person, absolute)
    if not author.literal:
        family = " ".join(filter(None, [name.particle, name.family]))
        said |= {
            "givenName": name.given,
            "familyName": family,
            "honorificSuffix": name.suffix,
        }
    return said | {
        "alternateName": author.native_name,
        "url": absolute("/") if author.is_owner else author.url,
        "sameAs": orcid_address(author),
    }


def named(person: Authorship, absolute: Callable[[str], str]) -> dict[str, Any]:
    author = person.author
    return {
        "@type": "Organization" if author.literal else "Person",
        "@id": owner_id(absolute) if author.is_owner else "",
        "name": one_line(str(person)),
    }


def owner_id(absolute: Callable[[str], str]) -> str:
    """One for the whole site, so that all pages speak of the same person."""
    return absolute("/#me")


def orcid_address(author: Author) -> str:
    return f"https://orcid.org/{author.orcid}" if author.orcid else ""
