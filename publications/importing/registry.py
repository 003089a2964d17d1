"""Venues and topics by name; those that are missing are made when asked for."""

from publications.models import Topic, Venue

from .values import fitted


class VenueRegistry:
    def __init__(self):
        self.by_name = {}
        for venue in Venue.objects.all():
            self.by_name.setdefault(venue.short_name.casefold(), venue)
            self.by_name[venue.name.casefold()] = venue

    def venue(self, name: str, short_name: str) -> Venue:
        name = fitted(Venue, "name", name)
        found = self.by_name.get(name.casefold())
        if not found:
            found = Venue.objects.create(
                name=name, short_name=fitted(Venue, "short_name", short_name)
            )
            self.by_name[name.casefold()] = found
        return found


class TopicRegistry:
    def __init__(self):
        self.by_name = {topic.name.casefold(): topic for topic in Topic.objects.all()}

    def topic(self, name: str) -> Topic:
        name = fitted(Topic, "name", name)
        found = self.by_name.get(name.casefold())
        if not found:
            found = self.by_name[name.casefold()] = Topic.objects.create(name=name)
        return found
