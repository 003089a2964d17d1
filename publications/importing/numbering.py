"""Names that must be the only ones, told apart by numbers."""


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
