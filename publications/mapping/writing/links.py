"""The fields that lead somewhere: pdf, code, url …"""

import re

from publications.bibtex import Field
from publications.mapping.draft import LinkDraft
from publications.mapping.overrides import LINK, free_name

from .wish import Changes, Proposals, Wish

# Kind: fields that say it, the usual one first.
FIELDS = {
    "blog": ["blog"],
    "code": ["code", "github"],
    "data": ["data", "dataset"],
    "demo": ["demo"],
    "model": ["model"],
    "pdf": ["pdf", "paper", "paperurl"],
    "poster": ["poster"],
    "preprint": ["preprint"],
    "publisher": ["publisher_url"],
    "slides": ["slides"],
    "supplement": ["supp", "supplement", "material"],
    "video": ["video", "talk"],
    "website": ["website", "html", "url", "project"],
}
# A field's name is in lower case.
NAME = re.compile(r"[a-z0-9.&/+-]+(?: [a-z0-9.&/+-]+)*")
Key = tuple[str, str, str]


def link_proposals(wish: Wish) -> Proposals:
    """One link at a time: the next round does the next."""
    there = {key(link): link for link in wish.draft.links}
    wanted = {key(link): link for link in wish.target.links}
    lost = [link for link in there if link not in wanted]
    for new in (link for link in wanted if link not in there):
        for old in heirs_of(lost, new):
            yield from replacements(wish, old, wanted[new])
        yield from additions(wish, wanted[new])
    for old in lost:
        yield gone(wish, old)


def key(link: LinkDraft) -> Key:
    return link.kind, link.label, link.target


def heirs_of(lost: list[Key], new: Key) -> list[Key]:
    """The lost links, those first that are most like the new one."""
    return sorted(lost, key=lambda old: (old[2] != new[2], old[:2] != new[:2]))


def replacements(wish: Wish, old: Key, new: LinkDraft) -> Proposals:
    for field in fields_of(wish, old):
        target = field.value.replace(old[2], new.target, 1)
        for value in dict.fromkeys([target, new.target]):
            yield {field.written: value}
        if field.name.startswith(LINK):
            yield {field.written: own_value(wish, new)}
    removed = gone(wish, old)
    for change in additions(wish, new):
        yield removed | change


def additions(wish: Wish, new: LinkDraft) -> Proposals:
    for name in names(new):
        if not wish.own(name.lower()):
            yield {name: new.target}
    yield {free_name(LINK, wish.entry): own_value(wish, new)}


def names(link: LinkDraft) -> list[str]:
    if not link.label:
        usual = FIELDS.get(link.kind, [])
        return [*usual, f"url_{link.kind}", f"{link.kind}_url"]
    is_name = link.kind == "other" and NAME.fullmatch(link.label)
    return ["url_" + link.label.replace(" ", "_")] if is_name else FIELDS["website"]


def own_value(wish: Wish, link: LinkDraft) -> str:
    return f"{link.kind}; {wish.latex(link.label)}; {link.target}"


def gone(wish: Wish, link: Key) -> Changes:
    """Without each field that says the link, also where two say the same."""
    return {field.written: None for field in fields_of(wish, link)}


def fields_of(wish: Wish, link: Key) -> list[Field]:
    own = [field for field in wish.entry.fields if field.value.strip()]
    telling = [
        field for field in own if link not in map(key, wish.without(field).links)
    ]
    address = link[2].partition("://")[2] or link[2]
    return telling or [field for field in own if address in field.value]
