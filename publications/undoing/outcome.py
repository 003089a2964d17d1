"""What came of undoing a deed."""

from dataclasses import dataclass, field

from .obstacles import Obstacle


class InTheWay(Exception):
    """Nothing was undone, because of `obstacles`."""

    def __init__(self, obstacles: list[Obstacle]):
        super().__init__("; ".join(map(str, obstacles)))
        self.obstacles = obstacles


@dataclass
class Undone:
    """How many went and came back, by things."""

    removed: dict[str, int] = field(default_factory=dict)
    restored: dict[str, int] = field(default_factory=dict)
    left: int = 0

    def __str__(self) -> str:
        gone = [counted(n, thing) for thing, n in self.removed.items() if n]
        back = [counted(n, thing) for thing, n in self.restored.items() if n]
        left = f"{counted(self.left, 'work')} stayed as edited" if self.left else ""
        said = [f"Gone: {', '.join(gone)}" if gone else ""]
        said += [f"As before: {', '.join(back)}" if back else "", left]
        return "".join(f"{part}. " for part in said if part).strip()


def counted(number: int, thing: str) -> str:
    name = {"people": "work"}.get(thing, thing)
    return f"{number:,} {name}{'' if number == 1 else 's'}"
