"""A plan to rows: all of it, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from publications.models import Appearance, Authorship, Link, Publication

from .media import open_paper
from .people import AuthorRegistry
from .plan import Plan, Step
from .registry import TopicRegistry, VenueRegistry
from .report import Report
from .values import PLACE, RENAMED, WORK, fitted, link_row, people_rows
from .works import Place, Work

BATCH = 200


def apply(plan: Plan, track: Callable[[list[Work]], Iterable[Work]] = iter) -> Report:
    """`track` is handed the works and gives them back one by one: a progress bar."""
    writer = Writer(plan.steps)
    batch: list[Work] = []
    try:
        with transaction.atomic():
            for work in track(plan.changed_works()):
                batch.append(work)
                if len(batch) == BATCH:
                    writer.write(batch)
                    batch = []
            writer.write(batch)
    except BaseException:
        writer.remove_files()
        raise
    return plan.report


class Writer:
    """Writes works in batches: a few statements for many rows."""

    def __init__(self, steps: Iterable[Step]):
        self.steps = defaultdict(list)
        for step in steps:
            self.steps[step.place.work].append(step)
        self.authors = AuthorRegistry()
        self.venues = VenueRegistry()
        self.topics = TopicRegistry()
        self.files: list[File] = []
        # One moment for all, so that they keep the order of their file.
        self.now = timezone.now()

    def write(self, works: list[Work]) -> None:
        if not works:
            return
        # Asked for before any is saved, as a work is new no longer afterwards.
        old = [work for work in works if not work.is_new]
        new = [work for work in works if work.is_new]
        self.set_venues(works)
        self.write_publications(old, new)
        self.drop(old)
        self.write_people(works)
        self.write_links(works)
        self.write_topics(works)
        self.write_places(works)

    def set_venues(self, works: list[Work]) -> None:
        for place in (place for work in works for place in work.places):
            if place.venue is not None:
                venue = self.venues.venue(*place.venue) if place.venue else None
                place.appearance.venue = venue

    def write_publications(self, old: list[Work], new: list[Work]) -> None:
        for work in (*old, *new):
            publication = work.publication
            publication.set_date([place.appearance for place in work.places])
            if work.picture:
                data = work.picture.read_bytes()
                publication.thumbnail = ContentFile(data, name=work.picture.name)
        # Saved singly: few works change at once.
        for work in old:
            work.publication.save()
        for work in new:
            work.publication.created = self.now
        Publication.objects.bulk_create([work.publication for work in new])

    def drop(self, works: list[Work]) -> None:
        """The links and topics that the file has lost."""
        for work in works:
            for link in work.publication.links.all():
                if link_row(link) in work.links_to_drop:
                    link.delete()
            if work.topics_to_drop:
                work.publication.topics.remove(*work.topics_to_drop)

    def write_people(self, works: list[Work]) -> None:
        changed = [work for work in works if work.people is not None]
        publications = [work.publication for work in changed]
        before = Authorship.objects.filter(publication__in=publications)
        corresponding = set(
            before.filter(is_corresponding=True).values_list(
                "publication_id", "author_id"
            )
        )
        rows = [row for work in changed for row in self.authorships(work)]
        for row in rows:
            ids = row.publication.pk, row.author.pk
            row.is_corresponding = ids in corresponding
        self.authors.save()
        before.delete()
        Authorship.objects.bulk_create(rows)

    def authorships(self, work: Work) -> Iterator[Authorship]:
        for position, person in enumerate(work.people or ()):
            author = self.authors.author(person)
            name = "" if person.name == str(author) else person.name
            yield Authorship(
                publication=work.publication,
                position=position,
                author=author,
                role=person.role,
                name=fitted(Authorship, "name", name),
                is_equal=person.is_equal,
            )

    def write_links(self, works: list[Work]) -> None:
        rows = [row for work in works for row in self.links(work)]
        Link.objects.bulk_create(rows)

    def links(self, work: Work) -> Iterator[Link]:
        links = work.links_to_add.items()
        for position, (draft, path) in enumerate(links, start=work.next_link):
            link = Link(
                publication=work.publication,
                position=position,
                kind=draft.kind,
                label=fitted(Link, "label", draft.label),
                url="" if path else draft.target,
            )
            if path:
                # Looked at once more: it may have changed since it was planned.
                with open_paper(path) as paper:
                    link.file.save(path.name, paper, save=False)
                self.files.append(link.file)
            work.new_links[draft.target] = link
            yield link

    def write_topics(self, works: list[Work]) -> None:
        through = Publication.topics.through
        rows = [
            through(publication=work.publication, topic=self.topics.topic(name))
            for work in works
            for name in work.topics_to_add
        ]
        through.objects.bulk_create(rows, ignore_conflicts=True)

    def write_places(self, works: list[Work]) -> None:
        rows = Publication.objects.prefetch_related("authorships", "links", "topics")
        written = rows.in_bulk([work.publication.pk for work in works])
        new = []
        for work in works:
            for step in self.steps[work]:
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

    def remove_files(self) -> None:
        """What a failed import has put into the storage already."""
        for file in self.files:
            file.storage.delete(file.name)


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
        if name in WORK:
            return getattr(self.written, RENAMED.get(name, name))
        return getattr(self, name)(seen)

    def work_kind(self, seen: str) -> str:
        return seen

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
        rows = {link.url: link_row(link) for link in self.written.links.all()}
        for place in (self.place, *self.work.places):
            for item, row in place.memory.items("links"):
                rows.setdefault(item[2], row)
        rows |= {target: link_row(link) for target, link in self.work.new_links.items()}
        return [rows.get(item[2], item) for item in seen]
