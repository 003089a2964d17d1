"""What was found, for people and for programs."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

# A longer value is not printed whole.
SHOWN = 120
# Of what is the same before a difference.
BEFORE = 30


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same; `why` is a reason that was recognised, or ""."""

    field: str
    in_file: str
    on_site: str
    why: str = ""

    def __str__(self) -> str:
        why = f" ({self.why})" if self.why else ""
        mine, there = from_difference(self.in_file, self.on_site)
        sides = f"{shown(mine)} in the file, {shown(there)} on the site"
        return f"{self.field}: {sides}{why}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the file's; `differences` is None where the site lacks it."""

    line: int
    key: str
    title: str
    differences: tuple[Difference, ...] | None


@dataclass(slots=True)
class Fidelity:
    """`additional` are key and title of what only the site has."""

    file: str
    entries: list[Entry] = field(default_factory=list)
    additional: list[tuple[str, str]] = field(default_factory=list)
    fields: tuple[str, ...] = ()

    def is_whole(self) -> bool:
        return all(entry.differences == () for entry in self.entries)

    def lines(self) -> Iterator[str]:
        for entry in self.entries:
            place = f"{self.file}:{entry.line}: {entry.key}"
            if entry.differences is None:
                yield f"{place}: is not on the site: {shown(entry.title)}"
            else:
                yield from (f"{place}: {said}" for said in entry.differences)
        for key, title in self.additional:
            yield f"info: only on the site: {key}: {shown(title)}"

    def summary(self) -> Iterator[str]:
        total = len(self.entries)
        there = [e.differences for e in self.entries if e.differences is not None]
        equal = there.count(())
        yield (
            f"{total} {'entry' if total == 1 else 'entries'}: "
            f"{share(len(there), total)} on the site, {share(equal, total)} exactly as "
            f"in the file; {sum(map(len, there))} differences, "
            f"{total - len(there)} missing, {len(self.additional)} only on the site"
        )
        counts = self.unequal()
        if there:
            of = len(there)
            shares = (f"{name} {share(of - counts[name], of)}" for name in self.fields)
            yield "equal values: " + ", ".join(shares)

    def unequal(self) -> Counter[str]:
        """In how many entries each field differs."""
        return Counter(
            name
            for entry in self.entries
            for name in {difference.field for difference in entry.differences or ()}
        )

    def to_json(self) -> dict[str, Any]:
        counts = self.unequal()
        there = sum(entry.differences is not None for entry in self.entries)
        return {
            "file": self.file,
            "is_whole": self.is_whole(),
            "entries": [
                asdict(entry) | {"is_on_site": entry.differences is not None}
                for entry in self.entries
            ],
            "additional": [{"key": k, "title": t} for k, t in self.additional],
            "equal": {name: [there - counts[name], there] for name in self.fields},
        }


def from_difference(one: str, other: str) -> tuple[str, str]:
    """Long texts from shortly before the place where they begin to differ."""
    same = len(os.path.commonprefix([one, other]))
    start = one.rfind(" ", 0, max(same - BEFORE, 0)) + 1
    if not start or max(len(one), len(other)) <= SHOWN:
        return one, other
    return f"…{one[start:]}", f"…{other[start:]}"


def share(part: int, whole: int) -> str:
    """98 (49.0 %), and never 100 % for less than all."""
    tenths = 1000 if not whole else part * 1000 // whole
    return f"{part} ({tenths // 10}.{tenths % 10} %)"


def shown(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        return "nothing"
    return f"“{text if len(text) <= SHOWN else text[: SHOWN - 1] + '…'}”"
