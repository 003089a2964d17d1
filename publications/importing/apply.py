"""A plan to rows: all of it, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from publications.models import Appearance, Authorship, Link, Publication

from .people import AuthorRegistry
from .plan import Plan, Step
from .registry import TopicRegistry, VenueRegistry
from .report import Report
from .values import PLACE, RENAMED, WORK, fitted, link_row, people_rows
from .works import Place, Work

BATCH = 200


@transaction.atomic
def apply(plan: Plan, track: Callable[[list[Work]], Iterable[Work]] = iter) -> Report:
    """`track` is handed the works and gives them back one by one: a progress bar."""
    steps = defaultdict(list)
    for step in plan.steps:
        steps[step.place.work].append(step)
    writer = Writer()
    batch: list[Work] = []
    for work in track(plan.works()):
        batch.append(work)
        if len(batch) == BATCH:
            writer.write(batch, steps)
            batch = []
    writer.write(batch, steps)
    return plan.report


class Writer:
    """Writes works in batches: a few statements for many rows."""

    def __init__(self):
        self.authors = AuthorRegistry()
        self.venues = VenueRegistry()
        self.topics = TopicRegistry()
        # One moment for all, so that they keep the order of their file.
        self.now = timezone.now()

    def write(self, works: list[Work], steps: dict[Work, list[Step]]) -> None:
        for work in works:
            self.set_venues(work)
        self.write_publications(works)
        self.write_people(works)
        self.write_links(works)
        self.write_topics(works)
        self.write_places(works, steps)

    def set_venues(self, work: Work) -> None:
        for place in work.places:
            if place.venue is not None:
                venue = self.venues.venue(*place.venue) if place.venue else None
                place.appearance.venue = venue

    def write_publications(self, works: list[Work]) -> None:
        for work in works:
            work.publication.set_date([place.appearance for place in work.places])
        new = [work.publication for work in works if work.is_new]
        for publication in new:
            publication.created = self.now
        # Saved singly: each may have a new picture, and few works change at once.
        for work in works:
            if not work.is_new and work.has_changes():
                work.publication.save()
        Publication.objects.bulk_create(new)

    def write_people(self, works: list[Work]) -> None:
        changed = [work for work in works if work.people_drafts is not None]
        rows = [row for work in changed for row in self.authorships(work)]
        self.authors.save()
        publications = [work.publication for work in changed]
        Authorship.objects.filter(publication__in=publications).delete()
        Authorship.objects.bulk_create(rows)

    def authorships(self, work: Work) -> Iterator[Authorship]:
        before = work.publication.authorships.all()
        corresponding = {row.author_id for row in before if row.is_corresponding}
        for position, person in enumerate(work.people_drafts or ()):
            author = self.authors.author(person)
            name = "" if person.name == str(author) else person.name
            yield Authorship(
                publication=work.publication,
                position=position,
                author=author,
                role=person.role,
                name=fitted(Authorship, "name", name),
                is_equal=person.is_equal,
                is_corresponding=author.pk in corresponding,
            )

    def write_links(self, works: list[Work]) -> None:
        new = []
        for work in works:
            rows = list(work.publication.links.all())
            for row in rows:
                if link_row(row) in work.links_to_drop:
                    row.delete()
            last = max((row.position for row in rows), default=-1)
            new += self.links(work, first=last + 1)
        Link.objects.bulk_create(new)

    def links(self, work: Work, first: int) -> Iterator[Link]:
        for position, (draft, file) in enumerate(work.links_to_add, start=first):
            link = Link(
                publication=work.publication,
                position=position,
                kind=draft.kind,
                label=fitted(Link, "label", draft.label),
                url="" if file else draft.target,
                file=file or "",
            )
            work.new_links[draft.target] = link
            yield link

    def write_topics(self, works: list[Work]) -> None:
        through = Publication.topics.through
        rows = []
        for work in works:
            work.publication.topics.remove(*work.topics_to_drop)
            for name in work.topics_to_add:
                topic = self.topics.topic(name)
                rows.append(through(publication=work.publication, topic=topic))
        through.objects.bulk_create(rows, ignore_conflicts=True)

    def write_places(self, works: list[Work], steps: dict[Work, list[Step]]) -> None:
        rows = Publication.objects.prefetch_related("authorships", "links", "topics")
        written = rows.in_bulk([work.publication.pk for work in works])
        new = []
        for work in works:
            for step in steps[work]:
                appearance = step.place.appearance
                appearance.publication = work.publication
                self.remember(step, work, written[work.publication.pk])
                if appearance.pk is None:
                    new.append(appearance)
                elif step.place.is_changed:
                    appearance.save()
        Appearance.objects.bulk_create(new)

    def remember(self, step: Step, work: Work, written: Publication) -> None:
        place = step.place
        values = Stored(place, work, written, self.topics)
        for name, seen in step.remembered.items():
            place.memory.remember(name, seen, values.value(name, seen))
        place.appearance.imported = place.memory.to_json(place.source_key)


class Stored:
    """What was stored from the file's values, in the form the memory compares."""

    def __init__(self, place: Place, work: Work, written: Publication, topics):
        self.place = place
        self.work = work
        self.written = written
        self.registry = topics

    def value(self, name: str, seen: Any) -> Any:
        if name in PLACE:
            return getattr(self.place.appearance, name)
        if name in WORK or name in RENAMED:
            return getattr(self.written, RENAMED.get(name, name))
        return getattr(self, name)(seen)

    def venue(self, seen: Any) -> int | None:
        return self.place.appearance.venue_id

    def people(self, seen: Any) -> list[Any]:
        return people_rows(self.written.authorships.all())

    def topics(self, seen: list[str]) -> list[int]:
        return [self.registry.topic(name).pk for name in seen]

    def picture(self, seen: str) -> str:
        return self.written.thumbnail.name

    def links(self, seen: list[list[str]]) -> list[list[str]]:
        """One row for each of `seen`, in the same order."""
        memory = self.place.memory
        rows = {link.url: link_row(link) for link in self.written.links.all()}
        known = memory.seen.get("links", []), memory.stored_value("links") or []
        for item, row in zip(*known, strict=True):
            rows.setdefault(item[2], row)
        for target, link in self.work.new_links.items():
            rows[target] = link_row(link)
        return [rows[target] for _, _, target in seen]
