"""A work as schema.org has it."""

from collections.abc import Callable
from typing import Any

from publications.citing.citation import Citation
from publications.citing.facts import page_range
from publications.identifiers import Identifier
from publications.models import Link, Publication

from .containers import container
from .highwire import IN_PAGES, paper_of
from .kinds import described_kind, main_citation, schema_type
from .opengraph import card_of
from .people import people
from .places import place_of
from .summary import summary
from .texts import (
    abstract_of,
    date_of,
    language_of,
    rights_of,
    title_of,
    topics_of,
    words,
)

Absolute = Callable[[str], str]
Node = dict[str, Any]
Kind = Publication.Kind
ARTICLES = {"ScholarlyArticle", "Report"}


def work_node(work: Publication, absolute: Absolute) -> Node:
    citation, page = main_citation(work), absolute(work.get_absolute_url())
    title, kind = title_of(work), schema_type(work)
    return {
        "@type": kind,
        "@id": f"{page}#work",
        "url": page,
        "mainEntityOfPage": page,
        "name": title,
        "headline": title if kind in ARTICLES else "",
        # Dataset Search asks for the one, all others for the other.
        "creator" if kind == "Dataset" else "author": people(work.authors(), absolute),
        **edited_by(work, absolute),
        "datePublished": date_of(citation.appearance, "-"),
        "abstract": abstract_of(work),
        "description": described_in_words(work, kind),
        "inLanguage": language_of(work),
        "keywords": topics_of(work),
        "image": absolute(card_of(work)),
        "award": words(work.award),
        "license": license_of(citation),
        **of_kind(citation),
        **in_pages(citation),
        "isPartOf": container(citation),
        **identified(work),
        **full_text(work, absolute),
    }


def edited_by(work: Publication, absolute: Absolute) -> Node:
    """To schema.org, only a person edits; a team has a part in it."""
    editors = work.shown_editors()
    teams = [person for person in editors if person.author.literal]
    persons = [person for person in editors if not person.author.literal]
    return {
        "editor": people(persons, absolute),
        "contributor": people(teams, absolute),
    }


def described_in_words(work: Publication, kind: str) -> str:
    """What an abstract says needs no saying again, but where it is asked for."""
    return "" if work.abstract and kind != "Dataset" else summary(work)


def of_kind(citation: Citation) -> Node:
    """What only this kind of work has."""
    appearance, place = citation.appearance, place_of(citation)
    match described_kind(citation):
        case Kind.THESIS:
            degree = place.sort.removesuffix(" thesis")
            school = organization(place.institution)
            return {"inSupportOf": degree, "sourceOrganization": school}
        case Kind.REPORT:
            number = appearance.number
            return {
                "reportNumber": number,
                "publisher": organization(place.institution),
            }
        case Kind.BOOK:
            edition = appearance.edition.removesuffix(" edition")
            publisher = organization(place.publisher)
            isbn = appearance.isbn
            return {"isbn": isbn, "bookEdition": edition, "publisher": publisher}
        case Kind.SOFTWARE:
            return {
                "version": place.version,
                "codeRepository": repository(citation.work),
            }
        case Kind.DATASET:
            publisher = organization(place.publisher)
            return {"version": place.version, "publisher": publisher}
        case Kind.PREPRINT:
            server = organization(place.publisher)
            return {"publisher": server, "creativeWorkStatus": "Preprint"}
        case Kind.PATENT:
            return {"genre": place.sort or "Patent"}
        case Kind.TALK:
            return {"genre": place.sort, "releasedEvent": event(citation)}
    return {}


def license_of(citation: Citation) -> str:
    """Machines know it by its address alone."""
    rights = rights_of(citation)
    return rights if rights.startswith(("https://", "http://")) else ""


def organization(name: str) -> Node:
    return {"@type": "Organization", "name": name} if name else {}


def event(citation: Citation) -> Node:
    """The occasion on which a talk was given."""
    name, appearance = place_of(citation).meeting, citation.appearance
    found = {"name": name, "location": appearance.place}
    found["startDate"] = date_of(appearance, "-")
    return {"@type": "PublicationEvent", **found} if name else {}


def repository(work: Publication) -> str:
    links = (link for link in work.links.all() if link.kind == Link.Kind.CODE)
    return next((link.url for link in links), "")


def in_pages(citation: Citation) -> Node:
    if described_kind(citation) not in IN_PAGES:
        return {}
    found = page_range(citation.appearance.pages)
    return {"pageStart": found.first, "pageEnd": found.last}


def identified(work: Publication) -> Node:
    """By the identifiers of all its appearances: they are one work."""
    appearances = work.appearances.all()
    dois = list(dict.fromkeys(a.doi for a in appearances if a.doi))
    numbers = list(dict.fromkeys(a.arxiv for a in appearances if a.arxiv))
    resolvers = [*map(Identifier.of_doi, dois), *map(Identifier.of_arxiv, numbers)]
    return {
        "identifier": [
            *(identifier("DOI", doi) for doi in dois),
            *(identifier("arXiv", number) for number in numbers),
        ],
        "sameAs": [found.url for found in resolvers],
    }


def identifier(scheme: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def full_text(work: Publication, absolute: Absolute) -> Node:
    paper = paper_of(work)
    if not paper:
        return {}
    pdf = {"contentUrl": absolute(paper), "encodingFormat": "application/pdf"}
    return {"encoding": {"@type": "MediaObject", **pdf}, "isAccessibleForFree": True}
