"""What machines read of the front page: whose it is."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation

from publications.bibtex import Name, split_names, to_latex
from publications.citing.citation import name_of
from publications.describing import (
    Image,
    Page,
    Tag,
    graph,
    orcid_address,
    owner_id,
    page_tags,
)
from publications.models import Authorship, Publication

from .models import Profile

Absolute = Callable[[str], str]


def home_tags(
    profile: Profile, works: Iterable[Publication], absolute: Absolute
) -> list[Tag]:
    """`works` are those of the page, where the owner's names are found in parts."""
    name = owner_name(profile, owner_among(works))
    page = Page(
        title=profile.name,
        address=absolute("/"),
        description=description(profile),
        site_name=profile.name,
        kind="profile",
        image=Image(absolute(reverse("homepage:card")), alt=profile.name),
    )
    names = ("profile:first_name", name.given), ("profile:last_name", family(name))
    return page_tags(page, *names)


def home_graph(
    profile: Profile, works: Iterable[Publication], absolute: Absolute
) -> dict[str, Any]:
    page = {
        "@type": "ProfilePage",
        "@id": absolute("/"),
        "url": absolute("/"),
        "name": profile.name,
        "inLanguage": translation.get_language() or "en",
        "dateModified": profile.modified.isoformat(timespec="seconds"),
        "mainEntity": person(profile, owner_among(works), absolute),
    }
    return graph(page)


def person(
    profile: Profile, owner: Authorship | None, absolute: Absolute
) -> dict[str, Any]:
    name = owner_name(profile, owner)
    elsewhere = [link.url for link in profile.links.all()]
    orcid = orcid_address(owner.author) if owner else ""
    return {
        "@type": "Person",
        "@id": owner_id(absolute),
        "url": absolute("/"),
        "name": profile.name,
        "givenName": name.given,
        "familyName": family(name),
        "honorificSuffix": name.suffix,
        "alternateName": profile.native_name,
        "pronouns": profile.pronouns,
        "jobTitle": profile.affiliation,
        "description": description(profile),
        "image": portrait(profile, absolute),
        "sameAs": list(dict.fromkeys([*elsewhere, orcid])),
    }


def description(profile: Profile) -> str:
    """The owner's words for search engines, else who the owner is."""
    said = filter(None, [profile.headline, profile.affiliation])
    return profile.meta_description or ". ".join([profile.name, *said])


def owner_among(works: Iterable[Publication]) -> Authorship | None:
    people = (person for work in works for person in work.authorships.all())
    return next((person for person in people if person.author.is_owner), None)


def owner_name(profile: Profile, owner: Authorship | None) -> Name:
    """As the works have it in parts, else told apart as BibTeX does."""
    if owner:
        return name_of(Authorship(author=owner.author))
    found = split_names(to_latex(profile.name, markup=False)).names
    is_one = len(found) == 1 and found[0].written == profile.name
    return found[0] if is_one else Name(literal=profile.name)


def family(name: Name) -> str:
    return " ".join(filter(None, [name.particle, name.family]))


def portrait(profile: Profile, absolute: Absolute) -> str:
    """The address of its largest size."""
    variants = profile.portrait_sizes.get("variants")
    return absolute(default_storage.url(variants[-1]["name"])) if variants else ""
