"""What an import remembers of itself, so that hand-made edits survive the next one.

For each field the value last seen in the file, and what was stored from it. At the
next import the file's and the record's present values are held against both.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

BLANK = ("", None, [], False)
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
    seen: dict[str, Any] = field(default_factory=dict)
    stored: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, appearance) -> "Memory":
        kept = appearance.imported
        return cls(dict(kept.get("seen", {})), dict(kept.get("stored", {})))

    def to_json(self, key: str) -> dict[str, Any]:
        return {"key": key, "seen": self.seen, "stored": self.stored}

    def knows(self, name: str) -> bool:
        return name in self.seen

    def stored_value(self, name: str) -> Any:
        return self.stored.get(name, self.seen.get(name))

    def items(self, name: str) -> list[tuple[Any, Any]]:
        """Each item seen of a list, and what was stored of it."""
        seen, stored = self.seen.get(name, []), self.stored_value(name) or []
        return list(zip(seen, stored, strict=True))

    def remember(self, name: str, seen: Any, stored: Any) -> None:
        """Keep both values; the stored one only where it differs."""
        self.seen[name] = seen
        self.stored.pop(name, None)
        if stored != seen:
            self.stored[name] = stored
