"""The links and topics of an entry, which are merged one by one."""

from typing import Any

from publications.bibtex import Severity
from publications.mapping import LinkDraft

from .media import MediaError
from .report import Change
from .values import identity, link_item, plain


def merge_links(merge) -> None:
    work, files = merge.work, {}
    drafts: dict[tuple, LinkDraft] = {}
    for link in merge.draft.links:
        try:
            item, files[link] = item_and_file(merge, link)
            drafts[tuple(item)] = link
        except MediaError as error:
            severity: Severity = "info" if link.may_be_missing else "warning"
            merge.warn(f"the {link.kind} link was left out: {error}", severity)
    rows = work.links_there
    shown = list(map(identity, rows))
    added, dropped = merge_items(merge, "links", list(map(list, drafts)), rows, shown)
    work.links_to_drop += dropped
    there, gained = targets(merge), set(map(identity, added))
    for item, row in merge.place.memory.items("links"):
        if row in dropped and identity(item) in gained:
            work.replaced[identity(item)] = row
    for item in added:
        link = drafts[tuple(item)]
        if link.target not in there:
            work.links_to_add[link] = files[link]


def item_and_file(merge, link: LinkDraft):
    """What is remembered of the link, with what tells the content of a file."""
    item = link_item(link)
    if not link.is_file:
        return item, None
    known = of_same_target(merge, link)
    try:
        path, digest = merge.media.paper(link.target)
    except MediaError:
        if known is None:
            raise
        # What came once may be gone from the folder since.
        return known[0], None
    item = [*item, digest]
    # What a person put in its place, or took away, is not put back.
    is_edited = known and known[1] not in merge.work.links_there
    if is_edited and "links" not in merge.prefer:
        return known[0], None
    return item, path


def of_same_target(merge, link: LinkDraft):
    known = merge.place.memory.items("links")
    return next((pair for pair in known if identity(pair[0]) == link.target), None)


def targets(merge) -> set[str]:
    """Where the work's links lead already, its other entries' files among them."""
    work = merge.work
    gone = work.links_to_drop
    rows = (row for row in work.links_there if row not in gone)
    others = (place for place in work.places if place is not merge.place)
    known = (item for place in others for item in place.items["links"])
    return {identity(row) for row in (*rows, *known)}


def merge_topics(merge) -> None:
    work, topics = merge.work, list(merge.draft.topics)
    shown = list(work.topics_there.values())
    added, dropped = merge_items(
        merge, "topics", topics, list(work.topics_there), shown
    )
    work.topics_to_add += added
    work.topics_to_drop += dropped


def merge_items(
    merge, name: str, new: list[Any], rows: list[Any], shown: list[str]
) -> tuple[list[Any], list[Any]]:
    """The items that the file has gained, and the `rows` of those it has lost;
    `shown` are the rows as a person knows them.

    What a person or another entry added beside them stays, and what a person removed
    or changed is not touched.
    """
    memory, place, work = merge.place.memory, merge.place, merge.work
    known = memory.items(name)
    old = [item for item, _ in known]
    if merge.is_other_file and (unsaid := unsaid_items(old, new)):
        merge.unsaid.append(name)
        new = [*new, *unsaid]
    edited = [item for item, row in known if item in new and row not in rows]
    is_preferred = name in merge.prefer
    preferred = edited if is_preferred else []
    added = [item for item in new if item not in old or item in preferred]
    dropped = [
        row
        for item, row in known
        if row in rows and item not in new and not work.has_elsewhere(name, item, place)
    ]
    # A row that leads where a preferred item does is that item, edited.
    dropped += [row for row in rows if is_of(row, preferred) and row not in dropped]
    # What the file has lost was edited here, and goes only where that is preferred.
    lost = [item for item in old if item not in new]
    lost = [item for item in lost if not work.has_elsewhere(name, item, place)]
    left = [row for row in rows if is_of(row, lost) and row not in (*dropped, *new)]
    dropped += left if is_preferred else []
    if not memory.knows(name) or any(item not in new for item in old) or added:
        merge.remembered[name] = place.items[name] = new
    change = Change(name, shown, plain(name, new))
    there = {*shown, *map(str.casefold, shown)}
    is_news = dropped or any(identity(item) not in there for item in added)
    if is_news and not merge.is_new_work:
        merge.taken.append(change)
    if added or dropped:
        work.taken.add(name)
    if (edited or left) and not is_preferred:
        merge.kept.append(change)
    return added, dropped


def unsaid_items(old: list[Any], new: list[Any]) -> list[Any]:
    said = set(map(identity, new))
    return [item for item in old if identity(item) not in said]


def is_of(row: Any, items: list[Any]) -> bool:
    return isinstance(row, list) and row[2] in map(identity, items)
