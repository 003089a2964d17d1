"""Venues and topics by name; those that are missing are made, many at once."""

from collections.abc import Collection, Iterable

from publications.models import Topic, Venue

from .numbering import Numbering
from .values import fitted

BATCH = 500


class VenueRegistry:
    def __init__(self):
        venues = Venue.objects.all()
        self.slugs = Numbering(venue.slug for venue in venues)
        self.by_name: dict[str, Venue] = {}
        for venue in venues:
            self.by_name.setdefault(venue.short_name.casefold(), venue)
            self.by_name[venue.name.casefold()] = venue

    def add(self, names: Iterable[tuple[str, str]]) -> Collection[Venue]:
        """Make the missing ones of these names and short names."""
        new: dict[str, Venue] = {}
        for name, short_name in names:
            name = fitted(Venue, "name", name)
            if name.casefold() not in self.by_name:
                short_name = fitted(Venue, "short_name", short_name)
                venue = Venue(name=name, short_name=short_name)
                new.setdefault(name.casefold(), venue)
        self.slugs.give_slugs(new.values())
        Venue.objects.bulk_create(new.values(), batch_size=BATCH)
        self.by_name |= new
        return new.values()

    def venue(self, name: str) -> Venue:
        return self.by_name[fitted(Venue, "name", name).casefold()]


class TopicRegistry:
    def __init__(self):
        topics = Topic.objects.all()
        self.slugs = Numbering(topic.slug for topic in topics)
        self.by_name = {topic.name.casefold(): topic for topic in topics}

    def add(self, names: Iterable[str]) -> Collection[Topic]:
        """Make the missing ones of these names."""
        names = {fitted(Topic, "name", name): None for name in names}
        new: dict[str, Topic] = {}
        for name in names:
            if name.casefold() not in self.by_name:
                new.setdefault(name.casefold(), Topic(name=name))
        self.slugs.give_slugs(new.values())
        Topic.objects.bulk_create(new.values(), batch_size=BATCH)
        self.by_name |= new
        return new.values()

    def topic(self, name: str) -> Topic:
        return self.by_name[fitted(Topic, "name", name).casefold()]
