"""A file's bytes to entries, each of which makes its draft when it is asked for."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from hashlib import sha256

from publications.bibtex import Entry, Problem, decode, parse

from .commands import unknown_commands
from .draft import Draft
from .entries import to_draft
from .kinds import KINDS

# To be raised when an unchanged entry makes another draft than before.
VERSION = 3
# No text holds them: databases refuse some, XML others, and terminals obey them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
WEB_PAGE = re.compile(r"\s*+<(?:!doctype\s+html|html)\b", re.I)
OF_NO_TEXT = (
    "this is no text, but a program, a picture or the like; nothing of it was read"
)
OF_WEB_PAGE = (
    "this is a web page, perhaps one that asks to log in; only entries that stand in "
    "its text were read; save the file of BibTeX that it leads to"
)
# Old editors part pages with these.
PAGE_BREAKS = "\v\f"


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """`content_hash` tells whether its draft would be the same as at another time, but
    for `problems`, those of reading it."""

    entry: Entry
    file: str
    problems: tuple[Problem, ...]
    content_hash: str

    def draft(self) -> Draft:
        return to_draft(self.entry, self.file, self.problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """`problems` are the file's own; those of an entry stand with it."""

    file: str
    data: bytes
    entries: list[ReadEntry]
    problems: list[Problem]

    @property
    def drafts(self) -> list[Draft]:
        return [entry.draft() for entry in self.entries]


def read_drafts(data: bytes, file: str) -> Reading:
    text, problems = decode(data)
    for page_break in PAGE_BREAKS:
        # Quick where there is none, as `translate` is not.
        text = text.replace(page_break, " ")
    if is_no_text(text):
        return Reading(file, data, [], [Problem(1, "error", OF_NO_TEXT)])
    text, control_problems = without_control(text)
    library = parse(text)
    found = library.entries
    if WEB_PAGE.match(text):
        # Its style sheets have @media{…} and @font-face{…}.
        found = [entry for entry in found if entry.kind in KINDS]
        problems.append(Problem(1, "error", OF_WEB_PAGE))
    unknown = unknown_commands(found)
    told = ProblemsOfEntries([*library.problems, *unknown])
    entries = [read_entry(entry, file, told.take(entry)) for entry in found]
    problems += [*control_problems, *told.left()]
    if not text.strip():
        problems.append(Problem(1, "warning", "the file is empty"))
    return Reading(file, data, entries, problems)


def is_no_text(text: str) -> bool:
    """Programs, pictures and archives hold control characters by the hundred; a text
    has a few where an encoding went wrong."""
    return len(CONTROL.findall(text)) > max(100, len(text) // 50)


def read_entry(entry: Entry, file: str, problems: list[Problem]) -> ReadEntry:
    return ReadEntry(entry, file, tuple(problems), content_hash(entry))


def content_hash(entry: Entry) -> str:
    """Of its text, and of what macros and other entries bring into it."""
    parts = [str(VERSION), entry.kind, entry.key, entry.source]
    for field in (*entry.fields, *entry.inherited):
        parts += (field.name, field.value)
    return sha256("\0".join(parts).encode(errors="replace")).hexdigest()


class ProblemsOfEntries:
    """The parser's problems, each to be told with the entry that it is about.

    Entries have to be asked for in the order of the file.
    """

    def __init__(self, problems: list[Problem]):
        self.rest = [problem for problem in problems if not problem.key]
        self.by_key: dict[str, deque[Problem]] = defaultdict(deque)
        for problem in sorted(problems, key=lambda problem: problem.line):
            if problem.key:
                self.by_key[problem.key].append(problem)

    def take(self, entry: Entry) -> list[Problem]:
        waiting = self.by_key.get(entry.key)
        if not waiting:
            return []
        end = entry.line + entry.source.count("\n")
        taken = []
        while waiting and waiting[0].line <= end:
            taken.append(waiting.popleft())
        return taken

    def left(self) -> list[Problem]:
        return [*self.rest, *(p for waiting in self.by_key.values() for p in waiting)]


def without_control(text: str) -> tuple[str, list[Problem]]:
    found = CONTROL.search(text)
    if not found:
        return text, []
    line = text.count("\n", 0, found.start()) + 1
    said = (
        f"there are control characters in the file (see line {line}); each became "
        "“\N{REPLACEMENT CHARACTER}”"
    )
    clean = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean, [Problem(line, "warning", said)]
