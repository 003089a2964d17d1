"""What one click changes of works: who sees them, and whether they are selected."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from publications.history import recorded
from publications.models import Publication

from .telling import shortened

Status = Publication.Status


@dataclass(frozen=True)
class Mark:
    """`told` ends the sentence that says so afterwards."""

    label: str
    told: str
    values: dict[str, Any] = field(default_factory=dict)

    def put_on(self, works, by):
        """How many works there are."""
        with recorded(works, by, self.label):
            return works.update(modified=timezone.now(), **self.values)

    def said_of(self, work):
        return f"“{shortened(work)}” is {self.told}"

    def said_of_many(self, count):
        return f"{'1 work is' if count == 1 else f'{count} works are'} {self.told}"


MARKS = {
    "publish": Mark("Publish", "published now.", {"status": Status.PUBLISHED}),
    "make_draft": Mark(
        "Make draft", "a draft now, seen only here.", {"status": Status.DRAFT}
    ),
    "select": Mark(
        "Put on the front page",
        "selected for the front page now.",
        {"is_selected": True},
    ),
    "deselect": Mark(
        "Take off the front page",
        "no longer on the front page.",
        {"is_selected": False},
    ),
}
