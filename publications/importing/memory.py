"""What an import remembers of itself, so that hand-made edits survive the next one.

For each field the value last seen in the file, and what was stored from it. At the
next import the file's and the record's present values are held against both.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .values import FIELDS

BLANK = ("", None, [], False)
# What a file says of a field that it leaves out, where that is not an empty text.
UNSAID: dict[str, Any] = {
    "is_selected": False,
    "and_others": False,
    "year": None,
    "month": None,
    "day": None,
    "venue": [],
    "people": [],
    "links": [],
    "topics": [],
}
# In place of the value last seen, where the file's was never looked at.
UNKNOWN = object()


class Decision(Enum):
    SAME = "same"
    # Remember the file's value; the record's stays.
    NOTE = "note"
    TAKE = "take"
    EDITED = "edited"
    CONFLICT = "conflict"


def decide(seen: Any, new: Any, present: Any, *, is_edited: bool) -> Decision:
    """What to do with the file's `new` value, given the one `seen` last time and the
    record's `present` one, which is edited where no import wrote it."""
    if seen is UNKNOWN:
        return decide_at_first(new, present, is_edited)
    if new == seen:
        return Decision.EDITED if is_edited else Decision.SAME
    if not is_edited:
        return Decision.TAKE
    return Decision.NOTE if new == present else Decision.CONFLICT


def decide_at_first(new: Any, present: Any, is_edited: bool) -> Decision:
    if present in BLANK and new not in BLANK:
        return Decision.TAKE
    if new == present or not is_edited:
        return Decision.NOTE
    return Decision.SAME if new in BLANK else Decision.CONFLICT


@dataclass(slots=True)
class Memory:
    """Only what is not blank is kept, as most fields of most entries are.

    `unknown` are the fields whose value in the file no import has followed yet,
    `again` what has to be looked at and said of the entry each time, and `file` is the
    name of the file that says all that is remembered.
    """

    seen: dict[str, Any] = field(default_factory=dict)
    stored: dict[str, Any] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=lambda: set(FIELDS))
    again: dict[str, Any] = field(default_factory=dict)
    file: str = ""

    @classmethod
    def of(cls, appearance) -> "Memory":
        kept = appearance.imported
        seen, stored = kept.get("seen", {}), kept.get("stored", {})
        # The first imports kept blanks, too, and no list of what was unknown.
        unknown = kept.get("unknown", set(FIELDS).difference(seen))
        again = kept.get("again", {})
        file = kept.get("file", "")
        return cls(dict(seen), dict(stored), set(unknown), again, file)

    def to_json(self, key: str) -> dict[str, Any]:
        found = {
            "key": key,
            "seen": self.seen,
            "stored": self.stored,
            "unknown": sorted(self.unknown),
        }
        more = {"again": self.again, "file": self.file}
        return found | {name: value for name, value in more.items() if value}

    def knows(self, name: str) -> bool:
        return name not in self.unknown

    def value(self, name: str) -> Any:
        """What was last seen in the file, or UNKNOWN."""
        if name in self.unknown:
            return UNKNOWN
        return self.seen.get(name, UNSAID.get(name, ""))

    def stored_value(self, name: str) -> Any:
        if name in self.stored:
            return self.stored[name]
        unsaid = None if name == "venue" else UNSAID.get(name, "")
        return self.seen.get(name, unsaid)

    def items(self, name: str) -> list[tuple[Any, Any]]:
        """Each item seen of a list, and what was stored of it."""
        seen, stored = self.seen.get(name, []), self.stored_value(name) or []
        return list(zip(seen, stored, strict=True))

    def remember(self, name: str, seen: Any, stored: Any) -> None:
        """Keep both values; the stored one only where it differs."""
        self.unknown.discard(name)
        self.seen.pop(name, None)
        self.stored.pop(name, None)
        if seen not in BLANK:
            self.seen[name] = seen
        if stored != seen and not (seen in BLANK and stored in BLANK):
            self.stored[name] = stored
