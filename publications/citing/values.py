"""The values of a record as BibTeX's fields, whatever type the entry will have."""

from publications.bibtex import to_latex, write_names
from publications.mapping.languages import name_of
from publications.models import Appearance

from .citation import Citation
from .dates import date_fields
from .source import Source

ROLES = ["author", "editor", "advisor", "mentor"]
COLUMNS = {
    "pages": ["pages", "eid", "articleno"],
    "publisher": ["publisher"],
    "place": ["location", "address", "venue"],
    "note": ["note", "addendum", "additional_info", "annotation"],
    "isbn": ["isbn"],
    "issn": ["issn"],
}
IMPRINT = {
    "volume": ["volume"],
    "number": ["number", "issue"],
    "series": ["series"],
    "edition": ["edition"],
}
# What the records have no column for and a bibliography may print.
EXTRAS = "eid articleno numpages urldate organization".split()
# What stands in the name, too, and would be said twice once that was edited.
IN_NAME = "chapter version".split()
# In addresses nothing is escaped; these would end the entry or the line.
UNSAFE = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def values(citation: Citation, source: Source) -> dict[str, str]:
    """By BibTeX's names, but for the `place` of a conference and those of `named`."""
    appearance = citation.appearance
    fields = {role: people(citation, role) for role in ROLES}
    fields["title"] = source.title(citation.work.title)
    for column, names in COLUMNS.items():
        fields[column] = source.latex(getattr(appearance, column), *names)
    fields |= {name: source.extra(name) for name in EXTRAS}
    fields["language"] = language(citation, source)
    fields["series"] = source.latex(appearance.series, "series")
    fields["edition"] = edition(appearance, source)
    fields |= named(appearance, source)
    fields |= imprint(appearance, source)
    fields |= date_fields(appearance, source)
    fields |= identifiers(citation, source)
    if source.fields.get("publisher"):
        fields["address"] = source.extra("address")
    return fields


def people(citation: Citation, role: str) -> str:
    names = citation.names(role)
    others = role == "author" and citation.work.and_others and bool(names)
    return write_names(names, others=others, for_bytes=True)


def language(citation: Citation, source: Source) -> str:
    """Unknown ones, and several, as the entry says them."""
    tag = citation.work.language
    written = source.extra("language") if source.says("language", tag) else ""
    return written or name_of(tag)


def named(appearance: Appearance, source: Source) -> dict[str, str]:
    """PhD thesis, University of Rome: the `whole` of it, the bare `name`, and the
    `sort` of work that stands before it, in LaTeX as `type`."""
    whole = appearance.full_name()
    fields = dict.fromkeys(IN_NAME, "")
    name, sort = whole, ""
    if source.says("name", appearance.name):
        fields = {extra: source.extra(extra) for extra in IN_NAME}
        name = source.venue
        sort = whole.removesuffix(name).rstrip(", ")
    elif appearance.kind in (Appearance.Kind.THESIS, Appearance.Kind.REPORT):
        before, comma, after = whole.partition(", ")
        sort, name = (before, after) if comma else ("", whole)
    return fields | {
        "whole": source.place(whole),
        "name": source.place(name),
        "sort": sort,
        "type": source.latex(sort, "type"),
    }


def edition(appearance: Appearance, source: Source) -> str:
    """Without the word itself, which styles add."""
    if source.says("edition", appearance.edition):
        return source.extra("edition")
    return to_latex(appearance.edition.removesuffix(" edition"), markup=False)


def imprint(appearance: Appearance, source: Source) -> dict[str, str]:
    """As in the entry, where nobody changed them: records leave out what is idle."""
    fields = {}
    for column, names in IMPRINT.items():
        value = getattr(appearance, column)
        is_same = source.says(column, value)
        written = next(filter(None, map(source.extra, names if is_same else [])), "")
        # Styles add the word themselves.
        value = value.removesuffix(" edition") if column == "edition" else value
        fields[column] = written or to_latex(value, markup=False)
    return fields


def identifiers(citation: Citation, source: Source) -> dict[str, str]:
    appearance = citation.appearance
    fields = {"doi": raw(appearance.doi), "url": raw(citation.address())}
    if appearance.arxiv:
        fields["eprint"] = appearance.arxiv
        fields["archiveprefix"] = "arXiv"
        # What biblatex and Zotero look for.
        fields["eprinttype"] = "arxiv"
        if source.says("arxiv", appearance.arxiv):
            section = source.extra("primaryclass") or source.extra("eprintclass")
            fields["primaryclass"] = section
    return fields


def raw(text: str) -> str:
    return "".join(UNSAFE.get(character, character) for character in text)
