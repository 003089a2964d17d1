"""What was stored of a file's values, in the form the memory compares."""

from typing import Any

from .registry import TopicRegistry
from .values import PLACE, RENAMED
from .works import Place, Work


class StoredWork:
    """`people` and `links` as rows: of an old work as they are in the database, of a
    new one as they were just written."""

    def __init__(self, work: Work, *, is_new: bool):
        self.work = work
        self.people = work.written_people if is_new else work.people_there
        self.links = list(work.new_links.values()) if is_new else work.links_there


class Stored:
    def __init__(self, place: Place, stored: StoredWork, topics: TopicRegistry):
        self.place = place
        self.written = stored
        self.registry = topics

    def value(self, name: str, seen: Any) -> Any:
        if name in PLACE:
            return getattr(self.place.appearance, name)
        if find := getattr(self, f"{name}_of", None):
            return find(seen)
        return getattr(self.written.work.publication, RENAMED.get(name, name))

    def work_kind_of(self, seen: str) -> str:
        return seen

    def venue_of(self, seen: Any) -> int | None:
        return self.place.appearance.venue_id

    def people_of(self, seen: Any) -> list[Any]:
        return self.written.people

    def topics_of(self, seen: list[str]) -> list[int]:
        return [self.registry.topic(name).pk for name in seen]

    def picture_of(self, seen: str) -> str:
        return self.written.work.publication.thumbnail.name or ""

    def links_of(self, seen: list[list[str]]) -> list[list[str]]:
        """One row for each of `seen`, in the same order."""
        work = self.written.work
        rows = {row[2]: row for row in self.written.links}
        for place in (self.place, *work.places):
            for item, row in place.memory.items("links"):
                rows.setdefault(item[2], row)
        rows |= work.new_links
        return [rows.get(item[2], item[:3]) for item in seen]
