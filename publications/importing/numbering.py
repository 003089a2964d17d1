"""Names that must be the only ones, told apart by numbers."""

from collections.abc import Iterable
from typing import Any


class Numbering(set[str]):
    """The names that are taken."""

    def __init__(self, names=()):
        super().__init__(names)
        # By name: its last number, as thousands may want the same.
        self.last: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it the only one."""
        if wanted not in self:
            return wanted
        number = self.last.get(wanted, 2)
        while f"{wanted}-{number}" in self:
            number += 1
        self.last[wanted] = number
        return f"{wanted}-{number}"

    def give_slugs(self, rows: Iterable[Any]) -> None:
        """As each row's own `save` would do, without asking the database for each."""
        for row in rows:
            row.slug = self.free(row.wanted_slug())
            self.add(row.slug)
