"""What was measured, beside what it is held against."""

from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Figure:
    """`ours` divided by `theirs` must be `most` at most, where that is said; where
    `least` is said, `theirs` must be so many times `ours`."""

    name: str
    ours: float
    peer: str = ""
    theirs: float = 0
    most: float | None = None
    least: float | None = None
    unit: str = "s"

    def is_reached(self):
        if self.most is not None:
            return self.ours <= self.most * self.theirs
        return self.least is None or self.theirs >= self.least * self.ours

    def __str__(self):
        line = f"{self.name:<42}{shown(self.ours, self.unit):>9}   {self.against()}"
        return line.rstrip()

    def against(self):
        if not self.peer:
            return ""
        against = f"{self.peer} {shown(self.theirs, self.unit)}"
        less = self.theirs / max(self.ours, 1e-9)
        if self.least is not None:
            said = f"{less:.0f} times less, at least {self.least:g}"
        elif self.most == 1:
            said = f"{1 / less:.0%} of it"
        else:
            most = f", at most {self.most:g}" if self.most else ""
            said = f"{1 / less:.1f} times{most}"
        return f"{against:<34}{said}{'' if self.is_reached() else '   NOT REACHED'}"


def shown(value, unit):
    if unit != "s":
        return f"{value:,.0f} {unit}"
    for name, size in (("s", 1), ("ms", 1e-3)):
        if value >= 10 * size:
            return f"{value / size:,.0f} {name}"
        if value >= size:
            return f"{value / size:.1f} {name}"
    return f"{value * 1e6:.0f} µs"


def seconds_of(do, times=1):
    """Of the processor, in the middle of several times."""
    took = []
    for _ in range(times):
        start = process_time()
        do()
        took.append(process_time() - start)
    return median(took)
