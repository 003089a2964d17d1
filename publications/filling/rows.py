"""The rows of one part of a form, as they were sent."""

from django.http import QueryDict


class Rows:
    """The rows of one part of the form; used is one with any of `telling` filled."""

    def __init__(self, data: QueryDict, prefix: str, *telling: str):
        self.data = data
        self.prefix = prefix
        self.telling = telling
        self.taken: set[int] = set()

    def count(self) -> int:
        total = self.data.get(f"{self.prefix}-TOTAL_FORMS", "")
        return int(total) if total.isdecimal() and len(total) < 6 else 0

    def name(self, row: int, field: str) -> str:
        return f"{self.prefix}-{row}-{field}"

    def value(self, row: int, field: str) -> str:
        return self.data.get(self.name(row, field), "").strip()

    def set(self, row: int, field: str, value: str) -> None:
        self.data[self.name(row, field)] = value

    def drop(self) -> None:
        self.data[f"{self.prefix}-TOTAL_FORMS"] = "0"
        self.data[f"{self.prefix}-INITIAL_FORMS"] = "0"

    def is_used(self, row: int) -> bool:
        return any(self.value(row, field) for field in self.telling)

    def used(self) -> list[int]:
        rows = filter(self.is_used, range(self.count()))
        return [row for row in rows if not self.value(row, "DELETE")]

    def free(self) -> int:
        """The first that is blank, or one more."""
        for row in range(self.count()):
            if row not in self.taken and not self.is_used(row):
                self.taken.add(row)
                return row
        row = self.count()
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(row + 1)
        self.taken.add(row)
        return row
