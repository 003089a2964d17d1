"""What an import remembers of itself, so that hand-made edits survive the next one.

For each field the value last seen in the file, and what was stored from it. At the
next import the file's and the record's present values are held against both.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

BLANK = ("", None, [], False, {})


class Decision(Enum):
    SAME = "same"
    TAKE = "take"
    EDITED = "edited"
    CONFLICT = "conflict"


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

    def remember(self, name: str, seen: Any, stored: Any) -> None:
        """Keep both values; the stored one only where it differs."""
        self.seen[name] = seen
        self.stored.pop(name, None)
        if stored != seen:
            self.stored[name] = stored

    def decide(self, name: str, new: Any, present: Any) -> Decision:
        """What to do with the file's `new` value, given the record's `present` one."""
        if not self.knows(name):
            fills = present in BLANK and new not in BLANK
            return Decision.TAKE if fills else Decision.SAME
        edited = present != self.stored_value(name)
        if new == self.seen[name]:
            return Decision.EDITED if edited else Decision.SAME
        if not edited or new == present:
            return Decision.TAKE
        return Decision.CONFLICT
