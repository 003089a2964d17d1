"""Values that are one text: title, name, volume, DOI, note …"""

import re
from collections.abc import Iterator

from publications.bibtex import Field, is_verbatim, to_unicode
from publications.bibtex.capitals import protected
from publications.mapping.overrides import field_of

from .wish import Changes, Proposals, Wish

# Draft's name: fields that may say it, the usual one first.
FIELDS = {
    "title": ["title", "booktitle"],
    "abstract": ["abstract"],
    "description": ["description"],
    "language": ["language", "langid", "hyphenation"],
    "award": ["award_name", "award", "note"],
    "picture_alt": ["preview_alt"],
    "venue_short": ["abbr", "shortjournal"],
    "place": ["location", "address", "venue"],
    "volume": ["volume"],
    "number": ["number", "issue"],
    "pages": ["pages"],
    "publisher": ["publisher"],
    "note": ["note", "addendum"],
    "doi": ["doi"],
    "arxiv": ["eprint", "arxiv", "arxivid"],
    "isbn": ["isbn"],
    "issn": ["issn"],
}
# Entry type: the field that its venue stands in.
NAMES = {
    "article": "journal",
    "book": "publisher",
    "inbook": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "conference": "booktitle",
    "mastersthesis": "school",
    "periodical": "journal",
    "phdthesis": "school",
    "report": "institution",
    "techreport": "institution",
    "thesis": "school",
}
HIGHLIGHTS = ("selected", "featured")


def text_proposals(wish: Wish) -> Proposals:
    new = getattr(wish.target, wish.name)
    fields = telling(wish)
    if not new:
        yield from removals(fields + inherited(wish))
    for field in fields:
        for text in variants(wish, field):
            yield {field.written: said(wish, field.name, text)}
    if wish.name in ("doi", "arxiv"):
        yield from everywhere(wish, new)
    if wish.name == "title":
        yield from titles(wish, new)
    if new:
        yield from additions(wish, new, fields)
    own = field_of(wish.name)
    yield {own: wish.latex(new)}
    yield {own: wish.latex(new), **{field.written: None for field in fields}}


def telling(wish: Wish) -> list[Field]:
    """The fields of the entry that the value comes from."""
    usual = names(wish)
    old = getattr(wish.draft, wish.name)
    own = [field for field in wish.entry.fields if field.value.strip()]
    found = [field for field in own if getattr(wish.without(field), wish.name) != old]
    return found + [f for f in own if f.name in usual and f not in found]


def inherited(wish: Wish) -> list[Field]:
    """What an empty field of its own keeps from the entry."""
    usual = names(wish)
    return [field for field in wish.entry.inherited if field.name in usual]


def names(wish: Wish) -> list[str]:
    if wish.name == "name":
        usual = NAMES.get(wish.entry.kind, "howpublished")
        is_biblatex = usual == "journal" and wish.own("date")
        return ["journaltitle" if is_biblatex else usual, "howpublished", "type"]
    return FIELDS.get(wish.name, [])


def removals(fields: list[Field]) -> Proposals:
    """Fewer first: behind one field another may say the same."""
    for count in range(1, len(fields) + 1):
        yield {field.written: None for field in fields[:count]}


def variants(wish: Wish, field: Field) -> Iterator[str]:
    """What the field has to say when it holds a part of the value, or more than it."""
    old, new = getattr(wish.draft, wish.name), getattr(wish.target, wish.name)
    there = field.value if is_verbatim(field.name) else to_unicode(field.value)
    there = " ".join(there.split())
    if there and there in old:
        before, _, after = old.partition(there)
        if new.startswith(before) and new.endswith(after):
            rest = new[len(before) : len(new) - len(after)]
            if len(before) + len(after) <= len(new):
                yield rest
    # A DOI may be written in capitals.
    pattern = re.compile(re.escape(old), re.IGNORECASE)
    if old and pattern.search(there):
        yield pattern.sub(lambda _: new, there, count=1)
    yield new


def everywhere(wish: Wish, new: str) -> Proposals:
    """An identifier often stands in the address as well."""
    old = re.compile(re.escape(getattr(wish.draft, wish.name)), re.IGNORECASE)
    telling = [f for f in wish.entry.fields if old.pattern and old.search(f.value)]
    if new:
        yield {f.written: old.sub(lambda _: new, f.value) for f in telling}
    yield {field.written: None for field in telling}


def titles(wish: Wish, new: str) -> Proposals:
    head, colon, tail = new.partition(": ")
    if colon and wish.own("subtitle"):
        yield {
            "title": said(wish, "title", head),
            "subtitle": said(wish, "subtitle", tail),
        }
    yield {"title": said(wish, "title", new), "subtitle": None}


def additions(wish: Wish, new: str, fields: list[Field]) -> Proposals:
    gone: Changes = {field.written: None for field in fields}
    for name in names(wish):
        if wish.own(name):
            continue
        change: Changes = {name: said(wish, name, new)}
        if name == "eprint":
            change["archiveprefix"] = "arXiv"
        yield change
        yield gone | change


def said(wish: Wish, name: str, text: str) -> str | None:
    value = wish.value(name, text)
    return protected(value) if value and wish.name == "title" else value


def selected_proposals(wish: Wish) -> Proposals:
    own = [field for field in wish.entry.fields if field.name in HIGHLIGHTS]
    if wish.target.is_selected:
        for field in own:
            yield {field.written: "true"}
        yield {"selected": "true"}
        return
    gone: Changes = {field.written: None for field in own}
    yield gone
    for name in ("keywords", "tags", "topics"):
        words = [w.strip() for w in wish.own(name).split(",")]
        kept = [word for word in words if word.lower() not in HIGHLIGHTS]
        if len(kept) < len(words):
            gone |= {name: ", ".join(kept) or None}
    yield gone
