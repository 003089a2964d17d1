from dataclasses import dataclass

from publications.bibtex import Problem


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """`name` is what is printed; the parts or the `literal` say who it is."""

    name: str
    role: str = "author"
    is_equal: bool = False
    given_name: str = ""
    particle: str = ""
    family_name: str = ""
    suffix: str = ""
    literal: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """`target` is a web address, or the name of a file that comes with the import.

    One that only says where a paper lies on somebody's computer `may_be_missing`."""

    kind: str
    target: str
    label: str = ""
    is_file: bool = False
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry in the words of the records, in Unicode, not yet in the database."""

    file: str
    line: int
    key: str
    source: str
    problems: tuple[Problem, ...]
    # As BibTeX reads it: own and inherited fields in LaTeX, macros expanded.
    entry_type: str
    fields: tuple[tuple[str, str], ...]

    # The work
    title: str
    work_kind: str
    people: tuple[PersonDraft, ...]
    and_others: bool
    links: tuple[LinkDraft, ...]
    topics: tuple[str, ...]
    abstract: str
    description: str
    award: str
    language: str
    is_selected: bool
    slug: str
    picture: str
    picture_alt: str

    # The place where it appeared
    kind: str
    name: str
    venue: str
    venue_short: str
    place: str
    year: int | None
    month: int | None
    day: int | None
    date_text: str
    volume: str
    number: str
    pages: str
    series: str
    edition: str
    publisher: str
    note: str
    doi: str
    arxiv: str
    isbn: str
    issn: str
