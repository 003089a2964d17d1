"""What was pasted, as values for a form: an entry of BibTeX, or authors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publications.bibtex import Problem, to_unicode
from publications.identifiers import normal_doi
from publications.importing.values import PLACE, fitted
from publications.mapping import Draft, ReadEntry, read_drafts, to_draft
from publications.models import Appearance, Publication

from .lists import Named, people_in
from .venues import SHORT

LOOKS_LIKE_ENTRY = re.compile(r"@\s*[A-Za-z]+\s*[{(]")
MAX_TEXT = 500_000
TOO_LONG = "This is too long for one work. Import the file instead, under “Imports”."
NO_ENTRY = "No entry could be read. One looks like @article{key, title = {…}, …}."
NO_NAMES = (
    "This is neither an entry of BibTeX nor a list of names. Authors are read like "
    "“Ada Lovelace, Charles Babbage and C. Third” or “Lovelace, Ada; Babbage, Charles”."
)


@dataclass(frozen=True, slots=True)
class PastedLink:
    kind: str
    label: str
    url: str


@dataclass(slots=True)
class Pasted:
    """Values as they are typed; `said` is what has to be told of them."""

    key: str = ""
    text: str = ""
    work: dict[str, str] = field(default_factory=dict)
    people: list[Named] = field(default_factory=list)
    appearance: dict[str, str] = field(default_factory=dict)
    links: list[PastedLink] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    count: int = 0
    # Nothing could be made of it; `said` has why.
    is_refused: bool = False


def read(text: str, *, stars_are_equal: bool = False) -> Pasted:
    text = text.replace("\r\n", "\n")
    if len(text) > MAX_TEXT:
        return Pasted(said=[TOO_LONG], is_refused=True)
    if LOOKS_LIKE_ENTRY.search(text):
        return read_entries(text)
    return read_names(text, stars_are_equal)


def read_names(text: str, stars_are_equal: bool) -> Pasted:
    found = people_in(text, stars_are_equal=stars_are_equal)
    if not found.people:
        return Pasted(said=[NO_NAMES], is_refused=True)
    pasted = Pasted(people=found.people)
    if found.others:
        pasted.work["and_others"] = "on"
    starred = [one.person.name for one in found.people if one.has_star]
    if starred and not any(one.person.is_equal for one in found.people):
        pasted.said.append(
            f"A star stands behind {listed(starred)}. If it means equal contribution, "
            "tick the box in their rows, or tick “Stars mean equal contribution” here "
            "and fill in once more."
        )
    if found.left_out:
        pasted.said.append(f"Left out, as no names: {listed(found.left_out, '; ')}")
    return pasted


def first_entry(text: str) -> ReadEntry | None:
    entries = read_drafts(text.encode(errors="replace"), "").entries
    return entries[0] if entries else None


def read_entries(text: str) -> Pasted:
    reading = read_drafts(text.encode(errors="replace"), "")
    if not reading.entries:
        said = [told(problem) for problem in reading.problems]
        return Pasted(said=[NO_ENTRY, *said], is_refused=True)
    entry = reading.entries[0]
    draft = entry.draft()
    problems = (*reading.problems, *draft.problems)
    pasted = of_draft(draft)
    pasted.text, pasted.count = text, len(reading.entries)
    pasted.said = [told(p) for p in problems if p.severity != "info"]
    pasted.said += without_place(entry, draft)
    return pasted


def of_draft(draft: Draft) -> Pasted:
    return Pasted(
        key=draft.key,
        work=dict(values_of_work(draft)),
        people=[Named(person) for person in draft.people],
        appearance=dict(values_of_place(draft)),
        links=[
            PastedLink(link.kind, link.label, link.target)
            for link in draft.links
            if not link.is_file
        ],
    )


def values_of_work(draft: Draft) -> Iterator[tuple[str, str]]:
    texts = {
        "title": draft.title,
        "kind": draft.work_kind,
        "abstract": draft.abstract,
        "description": draft.description,
        "award": draft.award,
        "language": draft.language,
        "topics": ", ".join(draft.topics),
        "slug": draft.slug,
        "thumbnail_alt": draft.picture_alt,
    }
    for name, value in texts.items():
        if value:
            # Topics are several, each with a length of its own.
            yield name, value if name == "topics" else fitted(Publication, name, value)
    for name in ("and_others", "is_selected"):
        if getattr(draft, name):
            yield name, "on"


def values_of_place(draft: Draft) -> Iterator[tuple[str, str]]:
    for name in PLACE:
        if (value := getattr(draft, name)) not in ("", None):
            yield name, str(fitted(Appearance, name, value))
    if draft.venue:
        yield "venue", venue_as_typed(draft)
    if draft.key:
        yield "citation_key", fitted(Appearance, "citation_key", draft.key)


def venue_as_typed(draft: Draft) -> str:
    short = draft.venue_short
    is_there = not short or short == draft.venue or SHORT.fullmatch(draft.venue)
    return draft.venue if is_there else f"{draft.venue} ({short})"


def without_place(entry: ReadEntry, draft: Draft) -> Iterator[str]:
    if draft.picture:
        yield f"Its picture, {draft.picture}, is to be chosen under “Picture”."
    for link in draft.links:
        if link.is_file:
            yield f"Its file, {link.target}, is to be chosen under “Links”."
    if names := [name for name in own_fields(entry) if is_lost(entry, draft, name)]:
        yield f"Kept with the entry, and shown nowhere: {', '.join(names)}."


def own_fields(entry: ReadEntry) -> list[str]:
    return list(dict.fromkeys(found.name for found in entry.entry.fields))


def is_lost(entry: ReadEntry, draft: Draft, name: str) -> bool:
    """Whether the draft would be the same without the field, and has nothing of it."""
    rest = tuple(found for found in entry.entry.fields if found.name != name)
    other = to_draft(replace(entry.entry, fields=rest))
    alike = replace(other, fields=draft.fields, problems=draft.problems)
    if replace(alike, file=draft.file, source=draft.source) != draft:
        return False
    text = to_unicode(entry.entry.get(name)).strip()
    said = {text, normal_doi(text), *text.split()} - {""}
    return bool(text) and not said & set(all_texts(draft))


def all_texts(draft: Draft) -> Iterator[str]:
    for column in draft.__dataclass_fields__:
        value = getattr(draft, column)
        if column not in ("file", "source", "fields", "problems"):
            yield str(value)
    yield from (link.target for link in draft.links)


def told(problem: Problem) -> str:
    place = f"Line {problem.line}: " if problem.line else ""
    return f"{place}{problem.message}"


def listed(names: list[str], joint: str = ", ") -> str:
    return joint.join(names[:8]) + (f" and {len(names) - 8} more" * (len(names) > 8))
