"""What making two one does, in plain words, to be read before."""

from collections.abc import Iterator

from django.utils.text import Truncator

from .authors import FIELDS, AuthorMerge
from .works import TEXTS, WorkMerge

SHOWN = 200


def told(merge: AuthorMerge | WorkMerge) -> list[str]:
    if isinstance(merge, AuthorMerge):
        return list(of_author(merge))
    return [
        *of_appearances(merge),
        *of_address(merge),
        *of_rows(merge),
        *of_rest(merge),
    ]


def of_author(merge: AuthorMerge) -> Iterator[str]:
    into, gone = merge.into, merge.gone
    if others := spellings(merge):
        become = "becomes a spelling" if len(others) == 1 else "become spellings"
        named = ", ".join(f"“{name}”" for name in others)
        yield f"{named} {become} of “{into}”, which imports know."
    yield "The names on the works stay as they are printed there."
    yield f"The address {gone.get_absolute_url()} leads to {into.get_absolute_url()}."
    for name, label in FIELDS.items():
        theirs = getattr(gone, name)
        if theirs and not getattr(into, name):
            yield f"“{into}” gets the {label} {theirs}."
    if gone.is_owner:
        yield f"“{into}” is marked as you."


def spellings(merge: AuthorMerge) -> list[str]:
    aliases = merge.gone.aliases.values_list("name", flat=True)
    names = dict.fromkeys([str(merge.gone), *aliases])
    return [name for name in names if name != str(merge.into)]


def of_appearances(merge: WorkMerge) -> Iterator[str]:
    places = [str(a) or a.get_kind_display() for a in merge.appearances]
    keys = [a.citation_key for a in merge.appearances if a.citation_key]
    if places:
        yield f"It appeared in {'; '.join(places)}."
    if keys:
        yield f"It can be cited as {' or '.join(keys)}; imports find it by each."


def of_address(merge: WorkMerge) -> Iterator[str]:
    old, new = merge.gone.get_absolute_url(), merge.into.get_absolute_url()
    yield f"The address {old} leads to {new}, and so do those below it."


def of_rows(merge: WorkMerge) -> Iterator[str]:
    links = [f"{link} ({link.url or link.file_name()})" for link in merge.new_links]
    there = set(merge.into.topics.all())
    topics = [str(topic) for topic in merge.gone.topics.all() if topic not in there]
    if links:
        yield f"Links that it gets: {', '.join(links)}."
    if topics:
        yield f"Topics that it gets: {', '.join(topics)}."


def of_rest(merge: WorkMerge) -> Iterator[str]:
    into, gone = merge.into, merge.gone
    for name, label in TEXTS.items():
        theirs = getattr(gone, name)
        if theirs and not getattr(into, name):
            yield f"It gets the {label} of the other: {Truncator(theirs).chars(SHOWN)}"
    if gone.thumbnail and not into.thumbnail:
        yield "It gets the picture of the other."
    if into.status != gone.status:
        yield "It is published, as one of them is."
    if into.is_selected != gone.is_selected:
        yield "It stands on the front page, as one of them does."
    if gone.preview_links.exists():
        yield "Links that show the other to co-authors end."
